//! Postgres that goes away and comes back, and clients that give up in the middle.

use std::{
    pin::pin,
    task::Poll,
    time::{Duration, Instant},
};

use super::{proxy::Mode, *};
use crate::testing::{fresh_postgres_named, proxied};

/// Looks at a future so many times, then lets it go.
async fn give_up_after<F: Future>(looks: usize, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut left = looks;
    std::future::poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// Number of pooled connections with a transaction that nobody knows of.
async fn left_open(pool: &PgPool) -> i64 {
    let open = "select count(*) from pg_stat_activity where datname = current_database() \
                and pid <> pg_backend_pid() and state like 'idle in transaction%'";
    sqlx::query_scalar(open).fetch_one(pool).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_gives_up_while_beginning_leaves_nothing_open() {
    let (db, _) = fresh_postgres_named().await.unwrap();
    let Pool::Postgres(pool) = &db.pool else {
        panic!("it is Postgres");
    };
    let mut given_up = 0;
    for round in 0..400 {
        let begun = give_up_after(round % 8, db.begin()).await;
        given_up += usize::from(begun.is_none());
        let read = give_up_after(round % 5, db.read()).await;
        given_up += usize::from(read.is_none());
    }
    assert!(given_up > 100, "{given_up}");
    // What was begun for nobody is rolled back as soon as its connection is back in the pool.
    let since = Instant::now();
    while left_open(pool).await > 0 {
        assert!(since.elapsed() < Duration::from_secs(10), "left open");
    }
    // Nobody inherits a transaction: what is written alone is there for everybody.
    let mut tx = db.begin().await.unwrap();
    crate::on!(tx, |conn| sqlx::query("create table kept (n bigint)")
        .execute(conn)
        .await
        .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    for _ in 0..32 {
        let mut alone = db.acquire().await.unwrap();
        crate::on!(alone, |conn| sqlx::query("insert into kept (n) values (1)")
            .execute(conn)
            .await
            .map(drop))
        .unwrap();
    }
    let kept: i64 = sqlx::query_scalar("select count(*) from kept")
        .fetch_one(pool)
        .await
        .unwrap();
    assert_eq!(kept, 32);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_postgres_while_it_is_away() {
    for mode in [Mode::Closed, Mode::Silent] {
        let (ctx, proxy) = proxied().await;
        drop(ctx.db.begin().await.unwrap());
        proxy.set(mode);
        let first = Instant::now();
        while ctx.db.read().await.is_ok() {}
        println!("{mode:?}: the first is told after {:?}", first.elapsed());
        assert!(first.elapsed() < Duration::from_secs(4), "{mode:?}");
        // From when it is known that nothing answers, everybody is told at once.
        while !ctx.db.reach.is_away() {
            assert!(first.elapsed() < Duration::from_secs(10), "{mode:?}");
            tokio::task::yield_now().await;
        }
        let then = Instant::now();
        for _ in 0..100 {
            assert!(ctx.db.begin().await.is_err());
            assert!(ctx.db.acquire().await.is_err());
            assert!(ctx.db.check().await.is_err());
        }
        println!("{mode:?}: 300 more within {:?}", then.elapsed());
        assert!(
            then.elapsed() < Duration::from_secs(1),
            "{mode:?}: {:?}",
            then.elapsed()
        );
        proxy.set(Mode::Through);
        let back = Instant::now();
        while ctx.db.check().await.is_err() {
            assert!(back.elapsed() < Duration::from_secs(10), "{mode:?}");
            tokio::task::yield_now().await;
        }
        println!("{mode:?}: back after {:?}", back.elapsed());
    }
}
