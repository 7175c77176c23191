import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { failingWritesOf, isKeptByReading, statements, stateOf, tablesOf } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

faultsOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) faultsOn('PostgreSQL', postgres)

/** The number under which the log has the fault of a page. */
const numberOn = text => /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.exec(markup(text).words)?.[0]

function faultsOn(kind, address) {
  describe(`a fault inside the database, on ${kind}`, () => {
    let database, site, person
    let turn = 0
    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      person = await Visitor.as(site, 'administrator')
      await person.token()
    })
    after(() => site?.stop())

    /** Sends a form for the version that its page shows now. */
    const sendAgain = async (path, fields) => person.submit(path, { version: markup((await person.get(path)).text).fields.get('version'), ...fields })

    /** The acts of the site that write, each with something new every time. */
    const acts = {
      'submitting a value': n => person.submit(`/indicators/CS1.1/${1990 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}/submission`, { version: '0', basis: 'month', value: String(n), numerator: '', denominator: '' }),
      'writing a narrative': n => sendAgain('/indicators/CS1.1/2016-17/narrative', { text: `Words number ${n}` }),
      'deciding a rating': n => sendAgain('/indicators/CS2.2/2016-17/rating', { rating: 'green', reason: `Reason number ${n}` }),
      'sending a file': n => {
        const form = new FormData()
        form.append('file', new Blob([`acronym,expansion\r\nAB${n},Expansion ${n}\r\n`], { type: 'text/csv' }), 'glossary.csv')
        return person.submit('/imports/glossary', form)
      },
      'signing in': async () => {
        const visitor = new Visitor(site)
        return visitor.signIn('board-member', site.passwords.get('board-member'))
      },
    }
    const mayBeWritten = table => /^(access|administration|scorecard|sign_in)_|^trail_events$/.test(table)
    const state = () => stateOf(database.url, { isLeft: table => /_(sessions|checkpoints|tiles|keys|logs)$|^sign_in_failures$/.test(table) })

    test('each act keeps something when nothing fails', async () => {
      for (const [name, act] of Object.entries(acts)) {
        const earlier = await state()
        const { status, text } = await act(++turn)
        assert.equal(status, 303, `${name}: ${markup(text).words}`)
        assert.notDeepEqual(await state(), earlier, name)
      }
    })

    test('wherever a write fails, in the trail too, nothing of the act is kept, and the page says no more than a number that the log has', async () => {
      const failed = new Map()
      for (const table of (await tablesOf(database.url)).filter(mayBeWritten)) {
        const mend = await failingWritesOf(database.url, table)
        for (const [name, act] of Object.entries(acts)) {
          const earlier = await state()
          const { status, text } = await act(++turn)
          const what = `${name} while ${table} fails`
          if (status < 500) continue // does not write there
          failed.set(table, [...(failed.get(table) ?? []), name])
          assert.equal(status, 500, what)
          assert.deepEqual(await state(), earlier, what)
          const number = numberOn(text)
          assert.ok(number && await site.logged(number), what)
          assert.doesNotMatch(text, new RegExp(`planted|${table}|INSERT|UPDATE|sqlite|postgres`, 'i'), what)
        }
        await mend()
      }
      assert.ok(failed.get('trail_events')?.length === Object.keys(acts).length, `only ${failed.get('trail_events')} stop when the trail cannot be written`)
      assert.ok(failed.size >= 4, `faults in ${[...failed.keys()]}`)
      for (const [name, act] of Object.entries(acts)) assert.equal((await act(++turn)).status, 303, `${name} after all is mended`)
    })

    test('a page that cannot read one of its tables is a fault page with a number, and shows nothing of the rest', async () => {
      const earlier = await stateOf(database.url, { isLeft: isKeptByReading })
      const pages = ['/', '/scorecard/2016-17', '/indicators/CS1.1', '/figures', '/members', '/budget/2016-17', '/business-plan', '/reports/annual/2016-17']
      let faults = 0
      for (const table of ['scorecard_values', 'governance_members', 'governance_budget_lines', 'figures_published', 'access_role_grants']) {
        await statements(database.url, `ALTER TABLE ${table} RENAME TO away`)
        for (const path of pages) {
          const { status, text } = await person.get(path)
          assert.ok([200, 303, 403, 500].includes(status), `${path} without ${table}: ${status}`)
          if (table === 'access_role_grants') assert.ok(status !== 200, `${path} is shown to somebody whose roles cannot be read`)
          if (status !== 500) continue
          ++faults
          const number = numberOn(text)
          assert.ok(number && await site.logged(number), `${path} without ${table}`)
          assert.doesNotMatch(text, /CS1\.|Cumbria|<table|no such|relation|sqlite/i, `${path} without ${table}`)
        }
        await statements(database.url, `ALTER TABLE away RENAME TO ${table}`)
      }
      assert.ok(faults > 5, `only ${faults} faults`)
      assert.deepEqual(await stateOf(database.url, { isLeft: isKeptByReading }), earlier)
      for (const path of pages) assert.ok([200, 303].includes((await person.get(path)).status), `${path} after all is mended`)
    })
  })
}
