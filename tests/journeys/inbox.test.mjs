// The inbox: what a designated officer is told, where it leads, who may follow it, and what the pages say of how much is unread.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { act, optionOf, referral } from './support/acts.mjs'
import { openBrowser, openPageAs } from './support/browser.mjs'
import { exampleDatabase, Site } from './support/holdfast.mjs'
import { markup } from './support/markup.mjs'
import { overflow } from './support/page_rules.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { Visitor } from './support/visitor.mjs'

inboxOn('SQLite', undefined)
const postgres = await newPostgresDatabase()
if (postgres) inboxOn('PostgreSQL', postgres)

function inboxOn(kind, address) {
  describe(`the inbox on ${kind}`, () => {
    let site, browser, teacher, officer, manager
    const words = async (who, path) => markup((await who.get(path)).text).words
    const linkToInbox = async who => /href="\/inbox">([^<]*)</.exec((await who.get('/')).text)?.[1]
    const refer = async adult => {
      await act(teacher, '/lado/refer', '/lado/refer', { ...referral, adult })
      return /href="(\/lado\/allegations\/LADO-[^"]*)"/.exec((await officer.get('/lado')).text)[1]
    }
    const firstForm = async who => /action="(\/inbox\/\d+)"/.exec((await who.get('/inbox')).text)?.[1]

    before(async () => {
      site = await Site.serve(await exampleDatabase(address))
      browser = await openBrowser()
      ;[teacher, officer, manager] = await Promise.all(['practitioner', 'council-designated-officer', 'council-designated-officers-manager'].map(role => Visitor.as(site, role)))
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    test('an officer is told of a referral, follows the notice in the browser to the case, and it counts as read', async () => {
      assert.equal(await linkToInbox(officer), 'Inbox')
      const path = await refer('Ida Example')
      assert.match(await words(officer, '/lado'), /New for you[^]*referral[^.]*: LADO-\d{4}/i)
      assert.match(await words(officer, '/inbox'), /: LADO-\d{4}-\d{5}/)
      assert.equal(await linkToInbox(officer), 'Inbox (1 unread)')
      const page = await openPageAs(browser, site, 'council-designated-officer')
      await page.goto('/lado')
      await page.getByRole('link', { name: 'Inbox (1 unread)' }).click()
      assert.deepEqual(await violations(page), [])
      assert.deepEqual(await overflow(page), [])
      assert.equal(await linkToInbox(officer), 'Inbox (1 unread)', 'looking marks nothing as read')
      await page.getByRole('button', { name: /^A referral waits for a designated officer/ }).click()
      assert.equal(new URL(page.url()).pathname, path)
      assert.equal(await linkToInbox(officer), 'Inbox')
      await page.goto('/inbox')
      assert.equal(await page.getByRole('link', { name: /^A referral waits/ }).getAttribute('href'), path)
      await page.context().close()
    })

    test('neither the inbox nor its number tells a word of the case, and nobody else is told', async () => {
      const path = await refer('Jon Example')
      const shown = await words(officer, '/inbox')
      for (const secret of ['Jon Example', 'Hill School']) assert.ok(!shown.includes(secret), secret)
      assert.ok(shown.includes(path.split('/').pop()), 'who may open the case is told which it is')
      for (const role of ['practitioner', 'administrator', 'designated-officer', 'council-social-worker']) {
        const other = await Visitor.as(site, role)
        assert.match(await words(other, '/inbox'), /There is nothing here/, role)
        assert.equal((await other.post(await firstForm(officer), { csrf_token: await other.token('/inbox') })).status, 404, role)
      }
    })

    test('a notice of a case that its officer has a conflict of interest with says nothing any more, and leads nowhere', async () => {
      const path = await refer('Kim Example')
      const form = await firstForm(officer)
      await act(officer, '/access/conflicts', '/access/conflicts', { kind: 'lado_allegation', reference: path.split('/').pop(), account: await optionOf(officer, '/access/conflicts', /designated officer of the council/) })
      const shown = await words(officer, '/inbox')
      assert.match(shown, /This leads to something that you may not open now/)
      assert.ok(!shown.includes(path.split('/').pop()))
      const { status, headers } = await officer.post(form, { csrf_token: await officer.token('/inbox') })
      assert.deepEqual([status, headers.get('location')], [303, '/inbox'])
      assert.match(await words(officer, '/inbox'), /It leads to something that you may not open now/)
    })

    test('a case that is given is told of, and everything is marked as read at once', async () => {
      const path = await refer('Lou Example')
      await act(manager, `${path}/assignment`, `${path}/assignment`, { officer: await optionOf(manager, `${path}/assignment`, /Example designated officer/), is_unconnected: 'yes' })
      assert.match(await words(officer, '/inbox'), /A case was given to you/)
      assert.equal(await act(officer, '/inbox', '/inbox'), '/inbox')
      assert.match(await words(officer, '/inbox'), /You have read everything/)
      assert.equal(await linkToInbox(officer), 'Inbox')
    })

    test('somebody chooses in the browser how they are told, and what they chose is there when they come back', async () => {
      const page = await openPageAs(browser, site, 'council-designated-officer')
      await page.goto('/account')
      await page.getByRole('link', { name: 'Change how you are told' }).click()
      assert.deepEqual(await violations(page), [])
      assert.deepEqual(await overflow(page), [])
      assert.equal(await page.getByLabel('Your password was changed').count(), 0)
      await page.getByLabel('A case was given to you').selectOption('In one mail a day')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.goto('/account/notices')
      assert.equal(await page.getByLabel('A case was given to you').inputValue(), 'digest')
      assert.equal(await page.getByLabel('A referral waits for a designated officer').inputValue(), 'at_once')
      await page.context().close()
      const member = await Visitor.as(site, 'board-member')
      assert.doesNotMatch(await words(member, '/account/notices'), /referral/, 'nobody is asked about what is not for them')
    })
  })
}
