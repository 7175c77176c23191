import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, describe, test } from 'node:test'
import { exampleDatabase, run, temporaryFolder } from './support/holdfast.mjs'

const [done, refused, usage] = [0, 1, 2]

/** Alters a database past the program. */
function alter(file, statement) {
  execFileSync('python3', ['-c', 'import sqlite3, sys\nbase = sqlite3.connect(sys.argv[1])\nwith base: base.execute(sys.argv[2])\nbase.close()', file, statement])
}

describe('the audit commands', () => {
  let database, file
  before(async () => {
    database = await exampleDatabase()
    file = database.url.slice('sqlite:'.length)
  })
  const audit = (words, url = database.url) => run(['--database', url, 'audit', ...words])
  const copy = () => {
    const copied = join(temporaryFolder(), 'copy.sqlite')
    copyFileSync(file, copied)
    return copied
  }
  const kept = (text, name = 'file') => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, text)
    return path
  }

  test('find a whole trail whole, sealed to its last entry when the program stopped', async () => {
    const { code, out, err } = await audit(['verify', '--format', 'json'])
    assert.equal(code, done, err)
    const found = JSON.parse(out)
    assert.ok(found.entries > 200)
    assert.equal(found.sealed, found.entries)
    assert.equal(found.first_broken, null)
  })

  test('keep the key apart from the database, for its owner alone', () => {
    const keys = join(dirname(file), 'keys')
    assert.equal(statSync(keys).mode & 0o777, 0o700)
    for (const name of readdirSync(keys)) assert.equal(statSync(join(keys, name)).mode & 0o777, 0o600, name)
  })

  test('verify a database file that was copied alone, and say what that proves', async () => {
    const { code, out, err } = await audit(['verify'], `sqlite:${copy()}`)
    assert.equal(code, done, err)
    assert.match(out, /whole/)
    assert.match(err, /holds no key that signed this log/)
  })

  test('name the first altered entry, in words, and exit with 1', async () => {
    for (const statement of ["UPDATE trail_events SET actor = 'somebody' WHERE sequence = 40", 'DELETE FROM trail_events WHERE sequence = 40']) {
      const altered = copy()
      alter(altered, statement)
      const { code, out } = await audit(['verify'], `sqlite:${altered}`)
      assert.equal(code, refused)
      assert.match(out, /broken: entry 40: it (was changed|is missing)/)
    }
  })

  test('compare with a checkpoint kept elsewhere, and refuse what is none', async () => {
    const checkpoint = (await audit(['checkpoint'])).out
    assert.match(checkpoint, /^holdfast\/trail\/[0-9a-f]{16}\n\d+\n[A-Za-z0-9+/]{43}=\n\n— holdfast\/trail\//)
    assert.equal((await audit(['verify', '--checkpoint', kept(checkpoint)])).code, done)
    const other = await exampleDatabase()
    const foreign = await audit(['checkpoint'], other.url)
    assert.equal((await audit(['verify', '--checkpoint', kept(foreign.out)])).code, refused)
    const nonsense = await audit(['verify', '--checkpoint', kept('all is well\n')])
    assert.equal(nonsense.code, refused)
    assert.match(nonsense.err, /is not a signed checkpoint/)
  })

  test('prove an entry, and refuse one that is not there', async () => {
    assert.match((await audit(['prove', '7'])).out, /^c2sp\.org\/tlog-proof@v1\nindex 6\n([A-Za-z0-9+/]{43}=\n)+\nholdfast\/trail\//)
    assert.equal((await audit(['prove', '9999999'])).code, refused)
    assert.equal((await audit(['prove', '0'])).code, refused)
    assert.equal((await audit(['prove', 'seven'])).code, usage)
  })

  test('erase the words of an entry under a reason, which leaves the trail whole', async () => {
    const url = `sqlite:${copy()}`
    assert.equal((await audit(['erase', '40'], url)).code, done)
    assert.equal((await audit(['erase', '40'], url)).code, refused)
    const { code, out } = await audit(['verify'], url)
    assert.equal(code, done)
    assert.match(out, /erased: 1/)
  })

  test('have a witness sign what only adds to what it saw, and not a rewritten history', async () => {
    const url = `sqlite:${copy()}`
    const desk = ['--keys', join(temporaryFolder(), 'witness'), '--name', 'police.example']
    const key = (await run(['audit', 'witness-key', ...desk])).out.trim()
    assert.equal((await audit(['add-witness', key, '--agency', 'Police'], url)).code, done)
    const logKey = (await audit(['log-key'], url)).out.trim()

    const first = kept((await audit(['request', 'police.example'], url)).out)
    const unknown = await run(['audit', 'cosign', ...desk, first])
    assert.equal(unknown.code, refused)
    assert.match(unknown.err, /was not seen before/)
    const signature = await run(['audit', 'cosign', ...desk, '--log-key', logKey, first])
    assert.equal(signature.code, done, signature.err)
    assert.equal((await audit(['take-cosignature', kept(signature.out)], url)).code, done)
    assert.match((await audit(['request', 'police.example'], url)).out, /^old \d{3}\n/)
    assert.equal((await audit(['take-cosignature', kept('— police.example AAAA\n')], url)).code, refused)

    const rewritten = copy()
    alter(rewritten, 'DELETE FROM trail_events WHERE sequence > 100')
    for (const table of ['checkpoints', 'tiles']) alter(rewritten, `DELETE FROM trail_${table}`)
    mkdirSync(join(dirname(rewritten), 'keys'))
    copyFileSync(join(dirname(url.slice('sqlite:'.length)), 'keys', 'trail.key'), join(dirname(rewritten), 'keys', 'trail.key'))
    assert.equal((await audit(['add-witness', key, '--agency', 'Police'], `sqlite:${rewritten}`)).code, done)
    const forged = await run(['audit', 'cosign', ...desk, kept((await audit(['request', 'police.example'], `sqlite:${rewritten}`)).out)])
    assert.equal(forged.code, refused)
  })

  test('go on after a restore, which the trail says', async () => {
    const url = `sqlite:${copy()}`
    const backup = join(temporaryFolder(), 'backup.sqlite')
    assert.equal((await run(['--database', url, 'backup', backup])).code, done)
    assert.equal((await audit(['erase', '41'], url)).code, done)
    const restored = await run(['--database', url, 'restore', backup])
    assert.equal(restored.code, done, restored.err)
    const { code, out } = await audit(['verify'], url)
    assert.equal(code, done, out)
  })
})
