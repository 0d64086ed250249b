//! Questions that may take longer than a frame: asked on a thread of their own, through a
//! reader of their own. Only the newest question counts; what an older one found is dropped.
//! Dropping a lookup ends its thread, so that no reader and no key outlives a lock.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use eframe::egui;

use crate::store::{Reader, Stop};

/// One thread that answers one sort of question; it ends when this is dropped.
pub struct Lookup<Q, A> {
    questions: Option<Sender<(u64, Q)>>,
    answers: Receiver<(u64, A)>,
    asked: u64,
    answered: u64,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl<Q: Send + 'static, A: Send + 'static> Lookup<Q, A> {
    /// Starts the thread. The window is drawn anew whenever an answer is there.
    pub fn new(reader: Reader, ctx: egui::Context, find: fn(&Reader, Q) -> A) -> Self {
        let (questions, asked) = mpsc::channel::<(u64, Q)>();
        let (found, answers) = mpsc::channel();
        let stop = reader.stop();
        let work = move || {
            while let Ok(mut newest) = asked.recv() {
                while let Ok(newer) = asked.try_recv() {
                    newest = newer;
                }
                let (number, question) = newest;
                if found.send((number, find(&reader, question))).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        // Without a thread nothing is found; the system that gives none has other troubles.
        let thread = std::thread::Builder::new().name("lookup".to_owned()).spawn(work).ok();
        Self { questions: Some(questions), answers, asked: 0, answered: 0, stop, thread }
    }

    /// Asks; whatever was asked before no longer matters.
    pub fn ask(&mut self, question: Q) {
        self.asked += 1;
        if let Some(questions) = &self.questions {
            let _ = questions.send((self.asked, question));
        }
    }

    /// The answer to the newest question, once.
    pub fn answer(&mut self) -> Option<A> {
        let mut newest = None;
        while let Ok((number, answer)) = self.answers.try_recv() {
            self.answered = number;
            if number == self.asked {
                newest = Some(answer);
            }
        }
        newest
    }

    /// True while the newest question has no answer.
    pub fn is_waiting(&self) -> bool {
        self.answered < self.asked
    }
}

impl<Q, A> Drop for Lookup<Q, A> {
    /// Waits for the thread, cutting short whatever it still asks.
    fn drop(&mut self) {
        self.questions = None;
        let Some(thread) = self.thread.take() else { return };
        while !thread.is_finished() {
            self.stop.now();
            std::thread::park_timeout(Duration::from_millis(1));
        }
        // It has panicked or not: it is gone.
        let _ = thread.join();
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn only_the_newest_question_is_answered() {
        let (_folder, session) = crate::ui::testing::session();
        let reader = session.store().reader().another().unwrap();
        let slow = |_: &Reader, asked: u32| {
            std::thread::park_timeout(Duration::from_millis(20));
            asked * 10
        };
        let mut lookup = Lookup::new(reader, egui::Context::default(), slow);
        assert!(!lookup.is_waiting());
        for asked in 1..=3 {
            lookup.ask(asked);
        }
        let start = Instant::now();
        let answer = loop {
            if let Some(answer) = lookup.answer() {
                break answer;
            }
            assert!(start.elapsed() < Duration::from_secs(5), "no answer");
            std::thread::park_timeout(Duration::from_millis(5));
        };
        assert_eq!(answer, 30);
        assert!(!lookup.is_waiting());
        assert_eq!(lookup.answer(), None, "an answer is given once");
    }

    #[test]
    fn no_reader_outlives_its_lookup() {
        use std::sync::atomic::{AtomicU32, Ordering};
        static LEFT: AtomicU32 = AtomicU32::new(0);
        struct Leaving;
        impl Drop for Leaving {
            fn drop(&mut self) {
                LEFT.fetch_add(1, Ordering::SeqCst);
            }
        }
        let (_folder, session) = crate::ui::testing::session();
        let reader = session.store().reader().another().unwrap();
        let mut lookup = Lookup::new(reader, egui::Context::default(), |reader: &Reader, ()| {
            let _ = reader.search("Traore", 5);
            Leaving
        });
        lookup.ask(());
        drop(lookup);
        let left = LEFT.load(Ordering::SeqCst);
        std::thread::park_timeout(Duration::from_millis(30));
        assert_eq!(LEFT.load(Ordering::SeqCst), left, "nothing runs afterwards");
    }
}
