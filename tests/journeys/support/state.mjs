// What a database holds, and faults planted in it, past the program and without its knowledge.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const isPostgres = url => url.startsWith('postgresql:')

/** Runs statements on either database; the rows of a query come as lines. */
export async function statements(url, sql) {
  if (isPostgres(url)) return (await execute('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql, url], { maxBuffer: 1 << 28 })).stdout
  const script = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
for statement in sys.argv[2].split(';;'):
    for row in base.execute(statement).fetchall(): print(*row, sep='|')
base.close()`
  return (await execute('python3', ['-c', script, url.slice('sqlite:'.length), sql], { maxBuffer: 1 << 28 })).stdout
}

export async function tablesOf(url) {
  const query = isPostgres(url) ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
  return (await statements(url, query)).trim().split('\n')
}

/** What reading alone may change: the trail, and when a session was last used. */
export const isKeptByReading = table => /^trail_|_sessions$/.test(table)

/** A digest of every table but those that `isLeft` names, to be compared with another of the same database. */
export async function stateOf(url, { isLeft = () => false } = {}) {
  const tables = (await tablesOf(url)).filter(table => !isLeft(table))
  if (isPostgres(url)) {
    const parts = tables.map(table => `SELECT '${table}', count(*), md5(coalesce(string_agg(t::text, '~' ORDER BY t::text), '')) FROM ${table} t`)
    return (await statements(url, parts.join(' UNION ALL '))).trim().split('\n').sort()
  }
  const script = `
import hashlib, sqlite3, sys
base = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True, timeout=30)
base.execute('BEGIN')
for table in sys.argv[2:]:
    rows = sorted(repr(row) for row in base.execute('SELECT * FROM ' + table))
    print(table, len(rows), hashlib.md5('~'.join(rows).encode()).hexdigest(), sep='|')`
  return (await execute('python3', ['-c', script, url.slice('sqlite:'.length), ...tables], { maxBuffer: 1 << 28 })).stdout.trim().split('\n')
}

/** From now on every write of this table fails inside the database; the answer mends it. */
export async function failingWritesOf(url, table) {
  const verbs = ['INSERT', 'UPDATE', 'DELETE']
  if (isPostgres(url)) {
    await statements(url, `CREATE OR REPLACE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted fault'; END $$;
      CREATE TRIGGER planted BEFORE ${verbs.join(' OR ')} ON ${table} FOR EACH ROW EXECUTE FUNCTION planted()`)
    return () => statements(url, `DROP TRIGGER planted ON ${table}`)
  }
  await statements(url, verbs.map(verb => `CREATE TRIGGER planted_${verb} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, 'planted fault'); END`).join(';;'))
  return () => statements(url, verbs.map(verb => `DROP TRIGGER planted_${verb}`).join(';;'))
}
