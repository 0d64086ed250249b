assessment-return-stopped = Return track stopped: a need for international protection comes first.
