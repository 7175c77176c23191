import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, describe, test } from 'node:test'
import { exampleDatabase, run, temporaryFolder } from './support/holdfast.mjs'
import { copyOfPostgresDatabase, databases } from './support/postgres.mjs'
import { statements } from './support/state.mjs'

const [done, refused, usage] = [0, 1, 2]

for (const [kind, address] of Object.entries(databases)) auditOn(kind, await address())

/** Alters a database past the program. */
const alter = ({ url }, statement) => statements(url, statement)

/** A database and its folder of keys, which for a server is named by the environment, if not the usual one of ./test. */
function embedded(url) {
  return { url, keys: join(dirname(url.slice('sqlite:'.length)), 'keys'), env: {} }
}
function onServer(url, keys) {
  return { url, keys, env: { HOLDFAST_KEYS: keys } }
}

/** The same database elsewhere, without its keys. */
async function copyOf({ url }) {
  if (url.startsWith('postgresql:')) return onServer(await copyOfPostgresDatabase(url), join(temporaryFolder(), 'keys'))
  const copied = join(temporaryFolder(), 'copy.sqlite')
  copyFileSync(url.slice('sqlite:'.length), copied)
  return embedded(`sqlite:${copied}`)
}

function auditOn(kind, address) {
  describe(`the audit commands, on ${kind}`, () => {
    let database
    before(async () => {
      const { url } = await exampleDatabase(address)
      database = address ? onServer(url, join(process.env.STATE_DIRECTORY, 'keys')) : embedded(url)
    })
    const command = (words, { url, env } = database) => run(['--database', url, ...words], { env })
    const audit = (words, of) => command(['audit', ...words], of)
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
      const { keys } = database
      assert.equal(statSync(keys).mode & 0o777, 0o700)
      for (const name of readdirSync(keys)) assert.equal(statSync(join(keys, name)).mode & 0o777, 0o600, name)
    })

    test('verify a database that was copied alone, and say what that proves', async () => {
      const { code, out, err } = await audit(['verify'], await copyOf(database))
      assert.equal(code, done, err)
      assert.match(out, /whole/)
      assert.match(err, /holds no key that signed this log/)
    })

    test('name the first altered entry, in words, and exit with 1', async () => {
      for (const statement of ["UPDATE trail_events SET actor = 'somebody' WHERE sequence = 40", 'DELETE FROM trail_events WHERE sequence = 40']) {
        const altered = await copyOf(database)
        await alter(altered, statement)
        const { code, out } = await audit(['verify'], altered)
        assert.equal(code, refused)
        assert.match(out, /broken: entry 40: it (was changed|is missing)/)
      }
    })

    test('compare with a checkpoint kept elsewhere, and refuse what is none', async () => {
      const checkpoint = (await audit(['checkpoint'])).out
      assert.match(checkpoint, /^holdfast\/trail\/[0-9a-f]{16}\n\d+\n[A-Za-z0-9+/]{43}=\n\n— holdfast\/trail\//)
      assert.equal((await audit(['verify', '--checkpoint', kept(checkpoint)])).code, done)
      const foreign = await audit(['checkpoint'], embedded((await exampleDatabase()).url))
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
      const copy = await copyOf(database)
      assert.equal((await audit(['erase', '40'], copy)).code, done)
      assert.equal((await audit(['erase', '40'], copy)).code, refused)
      const { code, out } = await audit(['verify'], copy)
      assert.equal(code, done)
      assert.match(out, /erased: 1/)
    })

    test('have a witness sign what only adds to what it saw, and not a rewritten history', async () => {
      const copy = await copyOf(database)
      const desk = ['--keys', join(temporaryFolder(), 'witness'), '--name', 'police.example']
      const key = (await run(['audit', 'witness-key', ...desk])).out.trim()
      assert.equal((await audit(['add-witness', key, '--agency', 'Police'], copy)).code, done)
      const logKey = (await audit(['log-key'], copy)).out.trim()

      const first = kept((await audit(['request', 'police.example'], copy)).out)
      const unknown = await run(['audit', 'cosign', ...desk, first])
      assert.equal(unknown.code, refused)
      assert.match(unknown.err, /was not seen before/)
      const signature = await run(['audit', 'cosign', ...desk, '--log-key', logKey, first])
      assert.equal(signature.code, done, signature.err)
      assert.equal((await audit(['take-cosignature', kept(signature.out)], copy)).code, done)
      assert.match((await audit(['request', 'police.example'], copy)).out, /^old \d{3}\n/)
      assert.equal((await audit(['take-cosignature', kept('— police.example AAAA\n')], copy)).code, refused)

      const rewritten = await copyOf(database)
      await alter(rewritten, 'DELETE FROM trail_events WHERE sequence > 100')
      for (const table of ['checkpoints', 'tiles']) await alter(rewritten, `DELETE FROM trail_${table}`)
      mkdirSync(rewritten.keys)
      copyFileSync(join(copy.keys, 'trail.key'), join(rewritten.keys, 'trail.key'))
      assert.equal((await audit(['add-witness', key, '--agency', 'Police'], rewritten)).code, done)
      const forged = await run(['audit', 'cosign', ...desk, kept((await audit(['request', 'police.example'], rewritten)).out)])
      assert.equal(forged.code, refused)
    })

    test('go on after a restore, which the trail says', async () => {
      const copy = await copyOf(database)
      const backup = join(temporaryFolder(), 'backup')
      assert.equal((await command(['backup', backup], copy)).code, done)
      assert.equal((await audit(['erase', '41'], copy)).code, done)
      const restored = await command(['restore', backup], copy)
      assert.equal(restored.code, done, restored.err)
      const { code, out } = await audit(['verify'], copy)
      assert.equal(code, done, out)
    })
  })
}
