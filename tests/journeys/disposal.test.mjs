// A child's record disposed of through the browser under the retention schedule: held, proposed, approved by another, certified; and nothing of the child is found afterwards.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPageOf } from './support/browser.mjs'
import { exampleDatabase, run, Site } from './support/holdfast.mjs'
import { authority, plantServices, searchedFor } from './support/lists.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { statements, tablesOf } from './support/state.mjs'
import { Visitor } from './support/visitor.mjs'

/** Whatever is said of the child holds one of these; nothing else in the example does. */
const secrets = ['Perpetua', 'Vanish', 'GY9 9ZZ', 'GONE01X']
const born = { 'born_on-day': '4', 'born_on-month': '3', 'born_on-year': '1940' }

disposalOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) disposalOn('PostgreSQL', postgres)

function disposalOn(kind, address) {
  describe(`the disposal of a child's record on ${kind}`, () => {
    let database, site, browser, worker, gone, kept
    const sent = async (who, path, fields) => {
      const answer = await who.submit(path, fields)
      assert.equal(answer.status, 303, `${path}: ${markup(answer.text).words}`)
      return answer.headers.get('location')
    }
    const put = async given => (await sent(worker, '/persons/new', { who: 'child', given, family: 'Vanish-Testcase', ...born, precision: 'exact', sex: 'F', lines: '7 Vanish Row', postcode: 'GY9 9ZZ' })).split('/').pop()

    before(async () => {
      database = await exampleDatabase(address, { children: 20 })
      site = await Site.serve(database)
      browser = await openBrowser()
      worker = await Visitor.as(site, 'council-social-worker')
      gone = await put('Perpetua')
      kept = (await sent(worker, '/persons/new', { who: 'child', given: 'Prudence', family: 'Stays-Testcase', ...born, precision: 'exact', sex: 'F', lines: '', postcode: '' })).split('/').pop()
      await live()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    /** All that can be said about a child, and done with a record. */
    async function live() {
      const at = `/persons/${gone}`
      await sent(worker, `${at}/facts/identifiers`, { kind: 'la_child_id', value: 'GONE01X', issuer: authority })
      await sent(worker, `${at}/facts/relationships`, { to: kept, kind: 'sibling' })
      await sent(worker, `/persons/${kept}/facts/relationships`, { to: gone, kind: 'sibling' })
      await sent(worker, `${at}/facts/names`, { kind: 'alias', given: 'Vanisha' })
      const name = [.../facts\/names\/(\d+)/.exec((await worker.get(at)).text)][1]
      await sent(worker, `${at}/facts/names/${name}`, { kind: 'current', given: 'Perpetua', family: 'Vanish-Testcase', why: 'Vanish was spelt wrongly' })
      await sent(worker, `${at}/part`, { account: 'council-safeguarding-lead', relation: 'worker', because: 'Vanish lives near her' })
      await sent(worker, '/access/sharing-decisions', { kind: 'person', reference: gone, is_shared: 'shared', with_whom: 'Vanish School', what: 'Vanish moved', why: 'Vanish is known there', basis: 'vital_interests', decided_on: '' })
      const stranger = await Visitor.as(site, 'social-worker')
      await sent(stranger, '/access/break-glass', { kind: 'person', reference: gone, reason: 'Vanish is at the station tonight' })
      const use = (await statements(database.url, `SELECT id FROM policy_break_glass WHERE reference = '${gone}'`)).trim()
      await sent(await Visitor.as(site, 'board-business-manager'), `/access/reviews/${use}`, { verdict: 'challenged', note: 'Vanish was not there' })
      await sent(stranger, '/access/conflicts', { kind: 'person', reference: gone, conflict: 'family', reason: 'Vanish is my niece' })
      await sent(worker, `${at}/restriction`, { restriction: 'restricted', reason: 'Vanish is a witness' })
      const entry = await plantServices(database.url, [{ subject: gone, number: 'GONE01X' }])
      await statements(database.url, `INSERT INTO pathway_strangers (child_id, entry_id, place, after_parts, xml) SELECT id, ${entry}, '', 0, '<Note>Vanish</Note>' FROM people_persons WHERE reference = '${gone}'`)
    }

    /** Every row of every table, in words; what is kept as bytes comes in hexadecimal digits on PostgreSQL. */
    async function everythingHeld() {
      const tables = await tablesOf(database.url)
      if (kind === 'PostgreSQL') return statements(database.url, tables.map(table => `SELECT '${table}: ' || t::text FROM ${table} t`).join('; '))
      return statements(database.url, tables.map(table => `SELECT '${table}', t.* FROM ${table} t`).join(';;'))
    }
    const found = text => secrets.filter(secret => text.includes(secret) || text.includes(Buffer.from(secret).toString('hex')))

    const openAt = async (role, path) => {
      const page = await openPageOf(browser, await Visitor.as(site, role))
      await page.goto(path)
      return page
    }

    test('it is held, then proposed, kept back for a hold that comes late, and disposed of with a second person and a certificate; and nothing of the child is found', async () => {
      assert.deepEqual(found(await everythingHeld()), secrets, 'everything that is looked for is there before')
      assert.ok((await worker.get('/children-in-need/table.csv')).text.includes(gone))
      assert.ok((await searchedFor(worker, 'GONE01X')).includes(gone))

      const manager = await openAt('board-business-manager', '/retention/holds')
      await manager.getByLabel('Class of records').selectOption('people_on_record')
      await manager.getByLabel('Reference of the record').fill(gone)
      await manager.getByLabel('Who asks for it and why').fill('The inquiry')
      await manager.getByRole('button', { name: 'Place the hold' }).click()
      await manager.getByText('The hold is in force').waitFor()
      await manager.goto('/retention/classes/people_on_record')
      const due = await manager.getByRole('main').innerText()
      assert.ok(due.includes(kept) && !due.includes(gone), 'what is held is not due')
      await manager.goto('/retention/holds')
      await manager.getByLabel(/Why hold/).fill('The inquiry is over')
      await manager.getByRole('button', { name: 'Lift' }).click()
      await manager.getByText('The hold is lifted', { exact: true }).waitFor()

      await manager.goto('/retention/classes/people_on_record')
      assert.doesNotMatch(await manager.content(), /Perpetua|Vanish/, 'who has no part is not told who is due')
      await manager.getByLabel('What the review found').fill('Nobody needs them')
      await manager.getByRole('button', { name: 'Propose what is due' }).click()
      await manager.waitForURL(/\/retention\/proposals\/\d+$/)
      const proposal = new URL(manager.url()).pathname
      assert.equal(await manager.getByRole('button', { name: /Approve/ }).count(), 0, 'nobody approves what they proposed')
      await manager.goto('/retention/holds')
      await manager.getByLabel('Class of records').selectOption('people_on_record')
      await manager.getByLabel('Reference of the record').fill(kept)
      await manager.getByLabel('Who asks for it and why').fill('A court')
      await manager.getByRole('button', { name: 'Place the hold' }).click()
      await manager.getByText('The hold is in force').waitFor()
      await manager.context().close()

      const second = await openAt('administrator', proposal)
      assert.deepEqual(await violations(second), [])
      await second.getByRole('button', { name: 'Approve and dispose of the rest' }).click()
      await second.waitForURL(/\/retention\/certificates\/\d+$/)
      assert.deepEqual(await violations(second), [])
      const certificate = new URL(second.url()).pathname
      const words = await second.getByRole('main').innerText()
      assert.ok(words.includes(gone) && !words.includes(kept), words)
      assert.deepEqual(second.faults, [])
      await second.context().close()

      const administrator = await Visitor.as(site, 'administrator')
      for (const format of ['text', 'csv']) {
        const file = await administrator.get(`${certificate}/download/${format}`)
        assert.equal(file.status, 200)
        assert.ok(file.text.includes(gone), format)
        assert.deepEqual(found(file.text), [], format)
      }
      await nothingIsFound()
    })

    async function nothingIsFound() {
      const auditor = await Visitor.as(site, 'auditor')
      const lead = await Visitor.as(site, 'council-safeguarding-lead')
      for (const reader of [worker, lead, await Visitor.as(site, 'social-worker')]) {
        for (const path of ['', '/chronology', '/chronology/table.csv', '/family', '/part', '/allocation', '/subject-access']) {
          const { status, text } = await reader.get(`/persons/${gone}${path}`)
          assert.ok([403, 404].includes(status), `${path}: ${status}`)
          assert.deepEqual(found(text), [], path)
        }
        for (const path of ['/children-in-need', '/child-protection', '/looked-after'].flatMap(list => [list, `${list}/table.csv`])) assert.ok(!(await reader.get(path)).text.includes(gone), path)
        assert.ok(!(await searchedFor(reader, 'GONE01X')).replace(/[^]*<h1/, '').includes(gone))
      }
      assert.ok(!(await lead.get('/allocation/left')).text.includes(gone), 'nobody is given what is gone')
      const family = await worker.get(`/persons/${kept}/family`)
      assert.deepEqual([family.status, family.text.includes(gone), found(family.text)], [200, false, []])
      assert.deepEqual((await auditor.get('/trail/download/entries.csv')).text.split('\r\n').filter(line => found(line).length > 0), [])
      assert.deepEqual(found((await auditor.get(`/trail?kind=person&reference=${gone}`)).text), [])
      const exported = await run(['--database', database.url, 'export', 'annex-a', '--authority', '909', '--as-at', '2026-11-22', '--out', `${database.folder}/annex-a`])
      assert.deepEqual(found(exported.out), [])
      await statements(database.url, 'DELETE FROM people_searches')
      assert.deepEqual((await everythingHeld()).split('\n').filter(line => found(line).length > 0), [])
      assert.equal((await run(['--database', database.url, 'audit', 'verify'])).code, 0)
    }
  })
}
