//! Questions that may take longer than a frame: asked on a thread of their own, through a
//! reader of their own. Only the newest question counts; what an older one found is dropped.

use std::sync::mpsc::{self, Receiver, Sender};

use eframe::egui;

use crate::store::Reader;

/// One thread that answers one sort of question; it ends when this is dropped.
pub struct Lookup<Q, A> {
    questions: Sender<(u64, Q)>,
    answers: Receiver<(u64, A)>,
    asked: u64,
    answered: u64,
}

impl<Q: Send + 'static, A: Send + 'static> Lookup<Q, A> {
    /// Starts the thread. The window is drawn anew whenever an answer is there.
    pub fn new(reader: Reader, ctx: egui::Context, find: fn(&Reader, Q) -> A) -> Self {
        let (questions, asked) = mpsc::channel::<(u64, Q)>();
        let (found, answers) = mpsc::channel();
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
        let _ = std::thread::Builder::new().name("lookup".to_owned()).spawn(work);
        Self { questions, answers, asked: 0, answered: 0 }
    }

    /// Asks; whatever was asked before no longer matters.
    pub fn ask(&mut self, question: Q) {
        self.asked += 1;
        let _ = self.questions.send((self.asked, question));
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
}
