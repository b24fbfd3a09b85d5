/**
 * The thin layer over better-sqlite3 that every file of db/ speaks through: branded connections, cached statements, one kind of
 * transaction, and SQLite's errors turned into ours.
 */
import type BetterSqlite from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may be read. Functions that only read take this, so that they run on either kind. */
export interface ReadableDb {
  readonly [readable]: true;
}
/** A connection that may be written: passing a reader to a function that writes is a type error, and SQLite refuses it too. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
}

/** What SQLite takes and gives. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParams = readonly SqlValue[];

const statements = new WeakMap<ReadableDb, Map<string, BetterSqlite.Statement>>();

export function brandReadable(connection: BetterSqlite.Database): ReadableDb {
  return connection as unknown as ReadableDb;
}
export function brandWritable(connection: BetterSqlite.Database): WritableDb {
  return connection as unknown as WritableDb;
}
/** The connection itself, for pragmas and maintenance inside db/. */
export function raw(db: ReadableDb): BetterSqlite.Database {
  return db as unknown as BetterSqlite.Database;
}

/** How a statement gives its rows: as objects by column, as lists of their columns, or their first column alone. */
type Shape = 'object' | 'list' | 'first';

function prepared(db: ReadableDb, sql: string, shape: Shape = 'object'): BetterSqlite.Statement {
  let cache = statements.get(db);
  if (!cache) statements.set(db, (cache = new Map<string, BetterSqlite.Statement>()));
  const key = `${shape} ${sql}`;
  let statement = cache.get(key);
  if (!statement) {
    statement = raw(db).prepare(sql);
    if (shape === 'list') statement.raw();
    if (shape === 'first') statement.pluck();
    cache.set(key, statement);
  }
  return statement;
}

/** All rows. `Row` is the caller's word for what the SQL selects. */
export function all<Row>(db: ReadableDb, sql: string, params: SqlParams = []): Row[] {
  return prepared(db, sql).all(...params) as Row[];
}

type First<Row> = Row | undefined;

/** The first row, or undefined. */
export function get<Row>(db: ReadableDb, sql: string, params: SqlParams = []): First<Row> {
  return prepared(db, sql).get(...params) as First<Row>;
}

/** The first column of every row. */
export function pluck<Value extends SqlValue>(db: ReadableDb, sql: string, params: SqlParams = []): Value[] {
  return prepared(db, sql, 'first').all(...params) as Value[];
}

/** All rows as lists of their columns, in the order of the SQL: for thousands of rows, which as objects take twice as long. */
export function tuples<Row extends readonly SqlValue[]>(db: ReadableDb, sql: string, params: SqlParams = []): Row[] {
  return prepared(db, sql, 'list').all(...params) as Row[];
}

/** Rows one at a time. The connection takes no other statement until the loop has ended. */
export function each<Row>(db: ReadableDb, sql: string, params: SqlParams = []): IterableIterator<Row> {
  return raw(db)
    .prepare(sql)
    .iterate(...params) as IterableIterator<Row>;
}

/** Runs a statement that writes; answers how many rows changed and the id of the last one inserted. */
export function run(db: WritableDb, sql: string, params: SqlParams = []): { changes: number; lastId: number } {
  const result = prepared(db, sql).run(...params);
  return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
}

/**
 * Runs `body` in one transaction: all of it or nothing. IMMEDIATE, so that the lock is taken before anything is read that the
 * writes depend on. Inside another transaction it joins as a savepoint.
 */
export function transaction<Result>(db: WritableDb, body: () => Result): Result {
  return raw(db).transaction(body).immediate();
}

/** Several reads that see one state of the library. */
export function snapshot<Result>(db: ReadableDb, body: () => Result): Result {
  return raw(db).transaction(body).deferred();
}
