import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { Visitor } from './support/visitor.mjs'

const rounds = 10
const people = 4

/** Every value with its event, read from the file by a program that knows nothing of ours. */
async function stored(url) {
  const script = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
assert base.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
for period, value in base.execute("SELECT i.code || ' ' || v.period, v.value FROM scorecard_values v JOIN scorecard_indicators i ON i.id = v.indicator_id WHERE v.basis = 'month'"):
    print('value', period, value, sep='\\t')
for reference, detail in base.execute("SELECT reference, detail FROM trail_events WHERE type = 'scorecard.value_submitted' AND detail LIKE '% month: %'"):
    print('event', reference + ' ' + detail.split(' ')[0], sep='\\t')`
  const { stdout } = await promisify(execFile)('python3', ['-c', script, url.slice('sqlite:'.length)], { maxBuffer: 1 << 26 })
  return stdout.trim().split('\n')
}

describe('a server that is killed while people write', () => {
  test(`keeps every value it acknowledged, with its event, ${rounds} times out of ${rounds}`, async t => {
    const database = await exampleDatabase()
    const acknowledged = []
    const { out } = await run(['--database', database.url, 'scorecard', '--year', '2016-17', '--format', 'json'])
    const wanted = monthsOf(JSON.parse(out))
    let site
    t.after(() => site?.kill())
    for (let round = 0; round < rounds; ++round) {
      site = await Site.serve(database)
      const writers = await Promise.all(Array.from({ length: people }, () => Visitor.as(site, 'performance-analyst')))
      for (const writer of writers) writer.csrf = await writer.token()
      const quota = acknowledged.length + 10 + Math.floor(Math.random() * 60)
      let isKilled = false
      const write = async writer => {
        while (!isKilled) {
          const [code, period] = wanted.next().value
          const value = String(acknowledged.length + 1)
          const path = `/indicators/${code}/${period}/submission`
          const answer = await writer.submit(path, { version: '0', basis: 'month', value, numerator: '', denominator: '' }).catch(() => undefined)
          if (!answer) return
          assert.equal(answer.status, 303, `${path}: ${answer.text.slice(0, 2000)}`)
          acknowledged.push(`${code} ${period}`)
          if (acknowledged.length >= quota && !isKilled) {
            isKilled = true
            site.process.kill('SIGKILL')
          }
        }
      }
      await Promise.all(writers.map(write))
      await site.ended
      const verified = await run(['--database', database.url, 'audit', 'verify'])
      assert.equal(verified.code, 0, verified.out)
    }
    const sealed = await run(['--database', database.url, 'audit', 'checkpoint'])
    assert.equal(sealed.code, 0, sealed.err)
    assert.match((await run(['--database', database.url, 'audit', 'verify'])).out, /whole/)
    const lines = await stored(database.url)
    const storedAs = word => new Set(lines.filter(line => line.startsWith(word)).map(line => line.split('\t')[1]))
    const [values, events] = [storedAs('value'), storedAs('event')]
    t.diagnostic(`${acknowledged.length} values were acknowledged, ${values.size} are stored`)
    assert.ok(acknowledged.length > rounds * 10)
    assert.deepEqual(acknowledged.filter(value => !values.has(value) || !events.has(value)), [])
    assert.deepEqual([...values].filter(value => value > '' && !events.has(value)), [], 'values without an event')
  })
})

/** One month of one indicator after another, none of them twice. */
function* monthsOf(indicators) {
  for (let year = 2012; year < 2016; ++year)
    for (let month = 1; month <= 12; ++month)
      for (const { code } of indicators) yield [code, `${year}-${String(month).padStart(2, '0')}`]
}
