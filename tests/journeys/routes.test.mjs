import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { crawl, routeFor } from './support/crawl.mjs'
import { Site } from './support/holdfast.mjs'
import { chartsAlone, faultsOfMarkup, faultsOfStructure, formsThatLeadNowhere, linksThatLeadNowhere, overflow, unfitForPrint, unreachable } from './support/page_rules.mjs'
import { everyRoute, rolesOf } from './support/routes.mjs'
import { onePageOfEachKind, sparing } from './support/sample.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)

describe('every page that links lead to', () => {
  let site
  before(async () => (site = await Site.withExample()))
  after(() => site?.stop())

  for (const role of roles)
    test(`is there for ${role.key}, and so is what its forms send to`, async () => {
      const person = await Visitor.as(site, role.account)
      const most = role.key === 'administrator' ? 150 : 5
      const { pages, elsewhere } = await crawl(person, { isLeft: sparing(routes, most) })
      assert.deepEqual(elsewhere, [], 'links to other sites')
      assert.deepEqual(linksThatLeadNowhere(pages), [])
      const found = pages.filter(page => page.markup).flatMap(page => [...faultsOfStructure(page), ...formsThatLeadNowhere(page, (method, path) => routeFor(routes, method, path)?.[role.key])])
      assert.deepEqual(found, [])
      if (role.key === 'administrator') await eachChartHasItsNumbers(person, pages)
    })

  /** The gallery's charts show what charts can look like; there is nothing to keep of them. */
  async function eachChartHasItsNumbers(person, pages) {
    const drawn = pages.filter(page => page.markup && !page.address.startsWith('/design/') && (page.markup.charts.charts.length > 0 || page.markup.charts.hasSparklines))
    const kinds = new Set(drawn.map(page => routeFor(routes, 'GET', page.address.split('?')[0]).pattern))
    for (const kind of ['/budget/{year}', '/figures/{measure}/{period}', '/indicators/{code}', '/reports/annual/{year}/sections/{number}', '/scorecard/{year}']) assert.ok(kinds.has(kind), `no chart on ${kind}`)
    const read = async (page, href) => {
      const url = new URL(href, site.address + page.address)
      const answer = await person.get(url.pathname + url.search)
      assert.deepEqual([answer.status, answer.type], [200, 'text/csv; charset=utf-8'], href)
      return answer.text
    }
    const found = []
    for (const page of drawn) found.push(...(await chartsAlone(page, href => read(page, href))))
    assert.deepEqual(found, [])
  }

  test('has its downloads and tables as files', async () => {
    const person = await Visitor.as(site, 'board-member')
    const { pages } = await crawl(person, { isLeft: sparing(routes, 1) })
    const links = new Set(pages.flatMap(page => page.markup?.links.map(href => new URL(href, site.address + page.address)) ?? []).map(url => url.pathname + url.search))
    const files = [...links].filter(link => /\.csv(\?|$)|\/download\/(html|xlsx|ods|odt)/.test(link))
    assert.ok(files.length > 25, `only ${files.length} files`)
    for (const file of files) {
      const answer = await person.get(file)
      assert.equal(answer.status, 200, file)
      assert.match(answer.headers.get('content-disposition'), /attachment|inline/, file)
      assert.ok(answer.bytes.length > 20, file)
    }
  })
})

describe('one page of each kind, in a browser', () => {
  let site, browser, samples
  before(async () => {
    site = await Site.withExample({ options: ['--phase', 'beta', '--feedback', 'holdfast@example.org'] }) // a banner more to look at
    samples = await onePageOfEachKind(site, routes)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  test('every route that is a page is among them', () => {
    const kinds = new Set(samples.map(sample => sample.pattern))
    const needsAnAct = ['/imports/offered/{reference}', '/indicators/{code}/{period}/unlocking', '/reports/annual/{year}/addenda', '/account/passkeys/{passkey}', '/access/sharing-decisions/{kind}/{reference}', '/retention/proposals/{proposal}', '/retention/certificates/{certificate}', '/subject-access/{number}', '/subject-access/{number}/items/{item}'] // shown by the journeys
    const needsAProvider = /^\/(sign-in|confirm)\/(with|callback)\// // shown by the journeys of OpenID Connect
    const others = ['/scorecard', '/budget', '/health'] // lead on to the newest year; is for monitors
    const pages = routes.filter(route => route.method === 'GET' && !/\.csv$|\/download\/|\/tables\//.test(route.pattern)).map(route => route.pattern)
    assert.deepEqual(pages.filter(pattern => !kinds.has(pattern) && !needsAnAct.includes(pattern) && !others.includes(pattern) && !needsAProvider.test(pattern)), [])
  })

  /** Opens each sample in a window of this width and gathers what `problemsOf` finds and what the browser complained of. */
  async function problems(width, problemsOf) {
    const person = await openPageAs(browser, site, 'administrator', { width })
    const visitor = await openPage(browser, site, { width })
    const found = []
    for (const { address, asVisitor } of samples) {
      const page = asVisitor ? visitor : person
      await page.goto(address)
      for (const problem of await problemsOf(page)) found.push(`${address}: ${problem}`)
    }
    found.push(...person.faults, ...visitor.faults)
    await Promise.all([person.context().close(), visitor.context().close()])
    return found
  }

  test('has no accessibility violation (WCAG 2.2 AA), no script error and no request to another host', async () => {
    assert.deepEqual(await problems(1280, violations), [])
  })

  test('fits a window of 320 pixels without scrolling sideways', async () => {
    assert.deepEqual(await problems(320, overflow), [])
  })

  test('prints without navigation and buttons, and with what is folded on the screen', async () => {
    assert.deepEqual(await problems(1280, unfitForPrint), [])
  })

  test('is valid HTML', async () => {
    const administrator = await Visitor.as(site, 'administrator')
    const visitor = new Visitor(site)
    const found = []
    for (const { pattern, address, asVisitor } of samples) {
      const { text } = await (asVisitor ? visitor : administrator).get(address)
      const faults = await faultsOfMarkup(text, knownOfComponents[address] ?? knownOfComponents[pattern])
      found.push(...faults.map(fault => `${address}: ${fault}`))
    }
    assert.deepEqual(found, [])
  })

  test('has forms that the keyboard alone can fill in, in order, with the focus to be seen', async () => {
    assert.deepEqual(await problems(1280, unreachable), [])
  })
})

/** What the templates of the design systems write in their components, by the page that shows them; ours write the same. */
const knownOfComponents = {
  '/design/components/alert': 'no-implicit-button-type',
  '/design/components/date-input': 'no-redundant-role',
  '/agencies/{agency}/agreements': 'no-redundant-role',
  '/subject-access': 'no-redundant-role',
  '/people/{person}/posts': 'no-redundant-role',
  '/people/{person}/posts/{post}/end': 'no-redundant-role',
}
