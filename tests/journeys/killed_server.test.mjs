import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { databases } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

const rounds = 10
const people = 4

/** Every value with its event, read by a program that knows nothing of ours. */
async function stored(url) {
  if (url.startsWith('sqlite:')) assert.equal((await statements(url, 'PRAGMA integrity_check')).trim(), 'ok')
  const rows = async query => (await statements(url, query)).trim().split('\n')
  return {
    values: await rows("SELECT i.code || ' ' || v.period FROM scorecard_values v JOIN scorecard_indicators i ON i.id = v.indicator_id WHERE v.basis = 'month'"),
    events: (await rows("SELECT reference || ' ' || detail FROM trail_events WHERE type = 'scorecard.value_submitted' AND detail LIKE '% month: %'"))
      .map(event => event.split(' ').slice(0, 2).join(' ')),
  }
}

for (const [kind, address] of Object.entries(databases)) describe(`a server that is killed while people write, on ${kind}`, () => {
  test(`keeps every value it acknowledged, with its event, ${rounds} times out of ${rounds}`, async t => {
    const database = await exampleDatabase(await address())
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
    const { values: all, events: told } = await stored(database.url)
    const [values, events] = [new Set(all), new Set(told)]
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
