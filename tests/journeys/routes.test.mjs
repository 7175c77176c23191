import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs } from './support/browser.mjs'
import { crawl, routeFor } from './support/crawl.mjs'
import { Site } from './support/holdfast.mjs'
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
      assert.deepEqual(pages.filter(page => ![200, 303].includes(page.status)).map(page => `${page.status} ${page.address}, linked from ${page.foundOn}`), [])
      for (const page of pages.filter(page => page.markup)) checkMarkup(page, role)
    })

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

  function checkMarkup({ address, markup }, role) {
    const doubled = markup.ids.filter((id, i) => markup.ids.indexOf(id) !== i)
    assert.deepEqual(doubled, [], `ids on ${address}`)
    assert.equal(markup.every('h1').length, 1, `h1 of ${address}`)
    assert.equal(markup.every('html')[0].lang, 'en-GB', address)
    assert.match(markup.title, /\S – Holdfast – \S/, address)
    for (const href of markup.links.filter(link => /^#./.test(link))) assert.ok(markup.ids.includes(href.slice(1)), `${href} on ${address}`)
    for (const form of markup.forms) {
      const path = new URL(form.action || address, site.address + address).pathname
      const route = routeFor(routes, form.method, path)
      assert.ok(route?.[role.key], `${form.method} ${path} on ${address} is no form of ${role.key}`)
    }
  }
})

describe('one page of each kind, in a browser', () => {
  let site, browser, samples
  before(async () => {
    site = await Site.withExample()
    samples = await onePageOfEachKind(site, routes)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  test('every route that is a page is among them', () => {
    const kinds = new Set(samples.map(sample => sample.pattern))
    const needsAnAct = ['/imports/offered/{reference}', '/indicators/{code}/{period}/unlocking', '/reports/annual/{year}/addenda', '/access/sharing-decisions/{kind}/{reference}'] // shown by the journeys
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
    const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.deepEqual(await problems(320, async page => ((await overflow(page)) > 0 ? [`${await overflow(page)} pixels too wide`] : [])), [])
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

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'long-title': 'off', // the partnership's name is part of it
    'no-inline-style': 'error',
    'prefer-native-element': 'off', // a region that scrolls, a link that looks like a button: as the design system makes them
    'valid-id': ['error', { relaxed: true }],
  },
})

/** What the templates of the design systems write in their components, by the page that shows them; ours write the same. */
const knownOfComponents = {
  '/design/components/alert': 'no-implicit-button-type',
  '/design/components/date-input': 'no-redundant-role',
  '/agencies/{agency}/agreements': 'no-redundant-role',
  '/people/{person}/posts': 'no-redundant-role',
  '/people/{person}/posts/{post}/end': 'no-redundant-role',
}

async function faultsOfMarkup(text, known) {
  const report = await validator.validateString(text)
  const counts = message => message.severity === 2 && message.ruleId !== known
  return report.results.flatMap(result => result.messages.filter(counts).map(message => `${message.line}: ${message.ruleId}: ${message.message}`))
}

/** Goes through the main part of the page with the tab key, from the skip link, and says which controls of its forms were not met. */
async function unreachable(page) {
  const wanted = await page.evaluate(() => {
    const shown = element => element.getClientRects().length > 0 && !element.disabled
    const isOneOfMany = element => element.type === 'radio' && element !== element.form.querySelector(`input[type=radio][name="${element.name}"]:checked`)
    const controls = [...document.querySelectorAll('main form :is(input:not([type=hidden]), select, textarea, button)')]
    return controls.filter(element => shown(element) && !isOneOfMany(element)).map((element, i) => (element.dataset.wanted = String(i)))
  })
  if (wanted.length === 0) return []
  await page.evaluate(() => (document.activeElement?.blur(), document.querySelector('.govuk-skip-link').focus()))
  await page.keyboard.press('Enter')
  const met = []
  const unseen = []
  for (let presses = 0; presses < 400 && met.length < wanted.length; ++presses) {
    await page.keyboard.press('Tab')
    const { number, isSeen } = await page.evaluate(() => {
      const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
      const number = document.activeElement.dataset.wanted
      const isMarked = outlineStyle !== 'none' || boxShadow !== 'none' || /checkbox|radio|file/.test(document.activeElement.type)
      return { number, isSeen: isMarked }
    })
    if (number !== undefined && !met.includes(number)) met.push(number)
    if (number !== undefined && !isSeen) unseen.push(`no focus is seen on control ${number}`)
  }
  return met.join() === wanted.join() ? unseen : [`the tab key met ${met} of ${wanted}`]
}
