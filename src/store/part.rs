//! Parts of a transaction that may fail by themselves: what is done for many at once is saved for
//! all that can be, and still taken back as one.

use super::{StoreError, Writer};
use crate::domain::problem::Problem;

impl Writer<'_> {
    /// Does a part of the transaction, all of it or nothing. What a rule refuses comes back as its
    /// problem and leaves the rest as it is; any other trouble ends the whole.
    pub fn part<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<Result<T, Problem>, StoreError> {
        self.db.execute_batch("savepoint part")?;
        let tail = self.tail;
        let changed = std::mem::take(&mut self.changed);
        let dirty = std::mem::take(&mut self.dirty);
        let done = work(self);
        match done {
            Ok(done) => {
                self.db.execute_batch("release part")?;
                let (more, fresh) = (
                    std::mem::replace(&mut self.changed, changed),
                    std::mem::replace(&mut self.dirty, dirty),
                );
                self.changed.kinds.extend(more.kinds);
                self.changed.records.extend(more.records);
                self.dirty.extend(fresh);
                Ok(Ok(done))
            }
            Err(StoreError::Refused(problem)) => {
                self.db.execute_batch("rollback to part; release part")?;
                (self.tail, self.changed, self.dirty) = (tail, changed, dirty);
                Ok(Err(problem))
            }
            Err(error) => Err(error),
        }
    }
}
