use std::sync::atomic::{AtomicUsize, Ordering};

use roundwell::{
    job::each,
    testing::{again, on_both_databases},
};

use super::*;

const SOON: TimeDelta = TimeDelta::milliseconds(1);

static PANICS: AtomicUsize = AtomicUsize::new(0);
static WORKS: AtomicUsize = AtomicUsize::new(0);

const BROKEN: &[Job] = &[
    Job {
        name: "panic",
        every: SOON,
        waits: true,
        scope: Scope::OneProcess,
        run: |_| {
            Box::pin(async {
                PANICS.fetch_add(1, Ordering::SeqCst);
                panic!("on purpose")
            })
        },
    },
    Job {
        name: "work",
        every: SOON,
        waits: true,
        scope: Scope::OneProcess,
        run: |_| {
            Box::pin(async {
                WORKS.fetch_add(1, Ordering::SeqCst);
                Ok(Swept::default())
            })
        },
    },
];

#[tokio::test]
async fn a_job_that_panics_is_tried_again_and_the_others_go_on() {
    on_both_databases(async |ctx| {
        PANICS.store(0, Ordering::SeqCst);
        WORKS.store(0, Ordering::SeqCst);
        let (tracker, stop) = (TaskTracker::new(), CancellationToken::new());
        start_these(BROKEN, &ctx, &tracker, &stop);
        while PANICS.load(Ordering::SeqCst) < 3 || WORKS.load(Ordering::SeqCst) < 20 {
            ctx.clock.advance(TimeDelta::milliseconds(1));
            tokio::task::yield_now().await;
        }
        stop.cancel();
        tracker.close();
        tracker.wait().await;
    })
    .await;
}

#[test]
fn a_job_that_fails_waits_longer_each_time() {
    let wait = |failures| {
        let memory = Memory {
            failures,
            ..Memory::default()
        };
        memory.wait(TimeDelta::seconds(15)).as_secs()
    };
    assert_eq!([0, 1, 2, 3, 4, 5, 90].map(wait), [15, 30, 60, 120, 240, 300, 300]);
}

#[tokio::test]
async fn two_processes_share_the_runs_of_a_job() {
    on_both_databases(async |ctx| {
        WORK_OF_TWO.store(0, Ordering::SeqCst);
        let other = again(&ctx).await;
        let mut memory = Memory::default();
        for turn in 1..=5 {
            run_in_turn(&SHARED, &ctx, &mut memory).await;
            run_in_turn(&SHARED, &other, &mut memory).await;
            assert_eq!(WORK_OF_TWO.load(Ordering::SeqCst), turn);
            ctx.clock.advance(SHARED.every);
        }
        other.db.close().await;
    })
    .await;
}

static WORK_OF_TWO: AtomicUsize = AtomicUsize::new(0);

const SHARED: Job = Job {
    name: "shared",
    every: TimeDelta::seconds(15),
    waits: true,
    scope: Scope::OneProcess,
    run: |_| {
        Box::pin(async {
            WORK_OF_TWO.fetch_add(1, Ordering::SeqCst);
            Ok(Swept::default())
        })
    },
};

const SKIPS: Job = Job {
    name: "skip",
    every: SOON,
    waits: false,
    scope: Scope::OneProcess,
    run: |_| {
        Box::pin(async {
            let work = ["one", "two"].map(|item| {
                (item, async move {
                    if item == "one" {
                        Err(roundwell::Error::Missing)
                    } else {
                        Ok(1)
                    }
                })
            });
            each("do", work).await
        })
    },
};

#[tokio::test]
async fn an_item_that_fails_is_remembered_and_does_not_slow_the_job() {
    on_both_databases(async |ctx| {
        let mut memory = Memory::default();
        for _ in 0..2 {
            run(&SKIPS, &ctx, &mut memory).await;
            assert_eq!(memory.broken, BTreeSet::from(["do one".to_owned()]));
            assert_eq!(memory.failures, 0);
        }
        report_items(&SKIPS, Swept::default(), &mut memory);
        assert!(memory.broken.is_empty());
    })
    .await;
}
