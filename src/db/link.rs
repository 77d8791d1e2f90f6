//! A connection taken from the pool, with or without a transaction around what is done through it.

use std::ops::{Deref, DerefMut};

use sqlx::{Database, Transaction, pool::PoolConnection};

/// The connection.
#[derive(Debug)]
pub enum Handle<D: Database> {
    /// Within a transaction.
    Transaction(Transaction<'static, D>),
    /// For one statement.
    Alone(PoolConnection<D>),
}

impl<D: Database> Handle<D> {
    /// Makes everything durable; what was alone is already.
    pub(super) async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Transaction(transaction) => transaction.commit().await,
            Self::Alone(_) => Ok(()),
        }
    }
}

impl<D: Database> From<Transaction<'static, D>> for Handle<D> {
    fn from(transaction: Transaction<'static, D>) -> Self {
        Self::Transaction(transaction)
    }
}

impl<D: Database> From<PoolConnection<D>> for Handle<D> {
    fn from(connection: PoolConnection<D>) -> Self {
        Self::Alone(connection)
    }
}

impl<D: Database> Deref for Handle<D> {
    type Target = D::Connection;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Alone(connection) => connection,
        }
    }
}

impl<D: Database> DerefMut for Handle<D> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Alone(connection) => connection,
        }
    }
}
