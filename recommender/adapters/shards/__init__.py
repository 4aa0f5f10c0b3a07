"""Work in shards on this machine: in this process, or in several beside it."""
