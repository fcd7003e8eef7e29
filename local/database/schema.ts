/**
 * The file: documents beside one table of index entries. `entries.key` are order-preserving bytes (see keys.ts),
 * because SQLite's own JSON expression indexes turn true into 1 and dates into text, and cannot look into lists.
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS collections (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  );
  CREATE TABLE IF NOT EXISTS indexes (
    n INTEGER PRIMARY KEY,
    coll INTEGER NOT NULL,
    spec TEXT NOT NULL,
    multikey TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS docs (
    coll INTEGER NOT NULL,
    id BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (coll, id)
  );
  CREATE TABLE IF NOT EXISTS entries (
    idx INTEGER NOT NULL,
    key BLOB NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (idx, key, id)
  ) WITHOUT ROWID;
`

/** Raised when a released file would no longer be readable; a file of a newer version is refused. */
export const fileVersion = 1
