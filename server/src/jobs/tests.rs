use std::sync::atomic::{AtomicUsize, Ordering};

use roundwell::{job::each, testing::on_both_databases};

use super::*;

const SOON: Duration = Duration::from_millis(1);

static PANICS: AtomicUsize = AtomicUsize::new(0);
static WORKS: AtomicUsize = AtomicUsize::new(0);

const BROKEN: &[Job] = &[
    Job {
        name: "panic",
        every: SOON,
        waits: true,
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
        memory.wait(Duration::from_secs(15)).as_secs()
    };
    assert_eq!([0, 1, 2, 3, 4, 5, 90].map(wait), [15, 30, 60, 120, 240, 300, 300]);
}

const SKIPS: Job = Job {
    name: "skip",
    every: SOON,
    waits: false,
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
