import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { databases } from './support/postgres.mjs'
import { statements } from './support/state.mjs'
import { letIn, System } from './support/system.mjs'
import { Visitor } from './support/visitor.mjs'

const rounds = 10
const people = 4

/** Every value with its event, read by a program that knows nothing of ours. */
async function stored(url) {
  const rows = async query => (await statements(url, query)).trim().split('\n')
  return {
    values: await rows("SELECT i.code || ' ' || v.period FROM scorecard_values v JOIN scorecard_indicators i ON i.id = v.indicator_id WHERE v.basis = 'month'"),
    events: (await rows("SELECT reference || ' ' || detail FROM trail_events WHERE type = 'scorecard.value_submitted' AND detail LIKE '% month: %'"))
      .map(event => event.split(' ').slice(0, 2).join(' ')),
  }
}

async function verify(url) {
  const verified = await run(['--database', url, 'audit', 'verify'])
  assert.equal(verified.code, 0, verified.out)
}

/** Lets `writersAt(site)` write until the server is killed in the midst of it, again and again. A writer is a function that gives whether the server answered; `count()` says how many answers there were. */
async function killAgainAndAgain(t, database, count, writersAt) {
  let site
  t.after(() => site?.kill())
  for (let round = 0; round < rounds; ++round) {
    site = await Site.serve(database)
    const writers = await writersAt(site)
    const quota = count() + 10 + Math.floor(Math.random() * 60)
    let isKilled = false
    const write = async writer => {
      while (!isKilled && await writer())
        if (count() >= quota && !isKilled) {
          isKilled = true
          site.process.kill('SIGKILL')
        }
    }
    await Promise.all(writers.map(write))
    await site.ended
    await verify(database.url)
  }
  if (database.url.startsWith('sqlite:')) assert.equal((await statements(database.url, 'PRAGMA integrity_check')).trim(), 'ok')
  const sealed = await run(['--database', database.url, 'audit', 'checkpoint'])
  assert.equal(sealed.code, 0, sealed.err)
  assert.match((await run(['--database', database.url, 'audit', 'verify'])).out, /whole/)
}

for (const [kind, address] of Object.entries(databases)) describe(`a server that is killed while people write, on ${kind}`, () => {
  test(`keeps every value it acknowledged, with its event, ${rounds} times out of ${rounds}`, async t => {
    const database = await exampleDatabase(await address())
    const acknowledged = []
    const { out } = await run(['--database', database.url, 'scorecard', '--year', '2016-17', '--format', 'json'])
    const wanted = monthsOf(JSON.parse(out))
    await killAgainAndAgain(t, database, () => acknowledged.length, async site => {
      const visitors = await Promise.all(Array.from({ length: people }, () => Visitor.as(site, 'performance-analyst')))
      for (const visitor of visitors) visitor.csrf = await visitor.token()
      return visitors.map(visitor => async () => {
        const [code, period] = wanted.next().value
        const path = `/indicators/${code}/${period}/submission`
        const answer = await visitor.submit(path, { version: '0', basis: 'month', value: String(acknowledged.length + 1), numerator: '', denominator: '' }).catch(() => undefined)
        if (!answer) return false
        assert.equal(answer.status, 303, `${path}: ${answer.text.slice(0, 2000)}`)
        acknowledged.push(`${code} ${period}`)
        return true
      })
    })
    const { values: all, events: told } = await stored(database.url)
    const [values, events] = [new Set(all), new Set(told)]
    t.diagnostic(`${acknowledged.length} values were acknowledged, ${values.size} are stored`)
    assert.ok(acknowledged.length > rounds * 10)
    assert.deepEqual(acknowledged.filter(value => !values.has(value) || !events.has(value)), [])
    assert.deepEqual([...values].filter(value => value > '' && !events.has(value)), [], 'values without an event')
  })

  test('keeps every concern about a child that it acknowledged, and takes one that is sent again with its key once', async t => {
    const database = await exampleDatabase(await address())
    const first = await Site.serve(database)
    t.after(() => first.kill())
    const shown = await letIn(first, await Visitor.as(first, 'administrator'), { agency: 'cumbria-constabulary', scopes: 'contacts:send', a_second: '1000' })
    const { components } = (await new System(first, {}).get('/api/openapi.json')).body
    const contact = { ...components.schemas.Contact.examples[0], source: '6', domestic_abuse: 'no', born_on_1: '2015-03-04' }
    first.kill()
    await first.ended
    const acknowledged = new Map()
    const unanswered = []
    let sent = 0
    await killAgainAndAgain(t, database, () => acknowledged.size, async site => {
      const system = await System.of(site, shown)
      return Array.from({ length: people }, () => async () => {
        const key = unanswered.pop() ?? `concern-${++sent}`
        const answer = await system.post('/api/contacts', contact, key).catch(() => undefined)
        if (answer) {
          assert.equal(answer.status, 201, answer.text)
          acknowledged.set(key, answer.body.reference)
        } else unanswered.push(key)
        return answer !== undefined
      })
    })
    const rows = async query => (await statements(database.url, query)).trim().split('\n')
    const stored = await rows("SELECT reference FROM hub_contacts")
    const events = new Set(await rows("SELECT reference FROM trail_events WHERE type = 'hub_contacts.contact_received'"))
    t.diagnostic(`${acknowledged.size} concerns were acknowledged, ${stored.length} are stored`)
    assert.ok(acknowledged.size > rounds * 10)
    assert.deepEqual([...acknowledged.values()].filter(reference => !stored.includes(reference) || !events.has(reference)), [])
    assert.equal(new Set(acknowledged.values()).size, acknowledged.size, 'one concern under two keys')
    assert.ok(stored.length <= acknowledged.size + unanswered.length, 'a concern was taken twice')
    assert.deepEqual(stored.filter(reference => !events.has(reference)), [], 'concerns without an event')
  })
})

/** One month of one indicator after another, none of them twice. */
function* monthsOf(indicators) {
  for (let year = 2012; year < 2016; ++year)
    for (let month = 1; month <= 12; ++month)
      for (const { code } of indicators) yield [code, `${year}-${String(month).padStart(2, '0')}`]
}
