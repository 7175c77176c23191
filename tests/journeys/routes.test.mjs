import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { pagesAfterActs } from './support/acts.mjs'
import { openBrowser, openPage, openPageAs, openPageOf, signIn } from './support/browser.mjs'
import { crawl, routeFor } from './support/crawl.mjs'
import { cellsOf } from './support/csv.mjs'
import { pagesOfDisposal } from './support/disposal.mjs'
import { forPrograms } from './support/examples.mjs'
import { fillingOf, refusedHere } from './support/fillings.mjs'
import { exampleDatabase, newDatabase, run, Site, sources } from './support/holdfast.mjs'
import { chartsAlone, faultsOfMarkup, faultsOfPlace, faultsOfStructure, formsOf, formsThatLeadNowhere, linksThatLeadNowhere, overflow, overflowOfLongWords, partsOf, sentByKeyboard, unfitForPrint, unreachable } from './support/page_rules.mjs'
import { markup } from './support/markup.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { everyRoute, rolesOf } from './support/routes.mjs'
import { onePageOfEachKind, sparing } from './support/sample.mjs'
import { pagesMadeOtherwise } from './support/structure.mjs'
import { Visitor } from './support/visitor.mjs'

const routes = await everyRoute()
const roles = rolesOf(routes)

/** What the example has not: an indicator with enough months for the limits of its ordinary variation, and neighbours with a release about them. */
const release = readFileSync(`${sources}/data/examples/cumbria-2016-17/statistics-plans.csv`, 'utf8').trim().split('\n')
const neighbours = [['E06000007', '877', 'Warrington'], ['E06000008', '889', 'Blackburn with Darwen']]
const besides = {
  indicators: 'code,description,unit,basis,numerator,denominator,good_is\nX1,Contacts with the hub,count,month,Contacts,,neither\n',
  values: 'code,period,basis,numerator,denominator,value,unit,submitted_by,submitted_on\n' + [51, 48, 55, 50, 47, 52, 49, 53, 50, 92, 51, 48].map((value, i) =>
    `X1,2016-${String(i + 1).padStart(2, '0')},month,,,${value},count,Team,2017-04-20\n`).join(''),
  statistics: [release[0], ...neighbours.flatMap(([code, old, name]) => release.filter(row => row.includes('E10000006')).map(row => row.replace('E10000006', code).replace(',909,', `,${old},`).replace('Cumbria', name)))].join('\n') + '\n',
  comparators: 'area,part\n' + neighbours.map(([code]) => `${code},neighbour\n`).join(''),
}

describe('every page that links lead to', () => {
  let site
  before(async () => {
    const database = await exampleDatabase()
    for (const [kind, input] of Object.entries(besides)) {
      const { code, err } = await run(['--database', database.url, 'import', kind, '-'], { input })
      assert.equal(code, 0, err)
    }
    site = await Site.serve(database)
  })
  after(() => site?.stop())

  for (const role of roles)
    test(`is there for ${role.key}, and so is what its forms send to`, async () => {
      const person = await Visitor.as(site, role.account)
      const most = role.key === 'administrator' ? 150 : 5
      const { pages, elsewhere } = await crawl(person, { isLeft: sparing(routes, most) })
      assert.deepEqual(elsewhere, [], 'links to other sites')
      assert.deepEqual(linksThatLeadNowhere(pages), [])
      const found = pages.filter(page => page.markup).flatMap(page => [...faultsOfStructure(page), ...formsThatLeadNowhere(page, (method, path) => routeFor(routes, method, path)?.[role.key])])
      const parts = partsOf(pages[0].markup)
      for (const page of pages) if (page.markup && page.status === 200) found.push(...faultsOfPlace(page, parts))
      assert.deepEqual(found, [])
      if (role.key === 'administrator') await eachChartHasItsNumbers(person, pages)
    })

  async function eachChartHasItsNumbers(person, pages) {
    const drawn = pages.filter(page => page.markup && (page.markup.charts.charts.length > 0 || page.markup.charts.hasSparklines))
    const kinds = new Set(drawn.map(page => routeFor(routes, 'GET', page.address.split('?')[0]).pattern))
    for (const kind of ['/budget/{year}', '/design/components/{name}', '/figures/{measure}/{period}', '/indicators/{code}', '/reports/annual/{year}/sections/{number}', '/scorecard/{year}']) assert.ok(kinds.has(kind), `no chart on ${kind}`)
    for (const id of ['variation', 'neighbours-by-year', 'comparison', 'history', 'contributions']) assert.ok(drawn.some(page => page.markup.charts.charts.some(chart => chart.id === id)), `no chart ${id}`)
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
    const undescribed = []
    for (const file of files) {
      const answer = await person.get(file)
      assert.equal(answer.status, 200, file)
      assert.match(answer.headers.get('content-disposition'), /attachment|inline/, file)
      assert.ok(answer.bytes.length > 20, file)
      const leads = /^<([^>]+)>; rel="describedby"; type="application\/csvm\+json"$/.exec(answer.headers.get('link') ?? '')
      if (leads) await describes(person, new URL(leads[1], site.address + file), answer)
      else if (file.split('?')[0].endsWith('.csv')) undescribed.push(file)
    }
    assert.deepEqual(undescribed, [])
  })
})

/** The metadata of a CSV file is there, is of that file, and names its columns in order. */
async function describes(person, url, csv) {
  const answer = await person.get(url.pathname + url.search)
  assert.deepEqual([answer.status, answer.type], [200, 'application/csvm+json'], url.pathname)
  const metadata = JSON.parse(answer.text)
  assert.equal(metadata['@context'], 'http://www.w3.org/ns/csvw')
  assert.equal(new URL(metadata.url, url).pathname, url.pathname.replace(/-metadata\.json$/, ''))
  const { columns } = metadata.tableSchema
  const holds = ({ datatype, null: none = [''] }, cell) => datatype !== 'decimal' || none.includes(cell) || /^-?\d+(\.\d+)?$/.test(cell)
  for (const cells of cellsOf(csv.text).slice(1)) assert.ok(columns.every((column, i) => holds(column, cells[i])), `${url.pathname} says that a column holds numbers alone: ${cells}`)
  assert.ok(csv.text.startsWith(metadata.tableSchema.columns.map(column => quoted(column.titles)).join(',') + '\r\n'), `${url.pathname}: ${csv.text.slice(0, 200)}`)
}

const quoted = text => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One page of each kind, and those that only an act leads to. */
async function samplesOf(site, database) {
  const patternOf = address => routeFor(routes, 'GET', address.split('?')[0]).pattern
  const samples = await onePageOfEachKind(site, routes)
  return [...samples, ...[...(await pagesOfDisposal(site, database.url)), ...(await pagesAfterActs(site))].map(page => ({ pattern: patternOf(page.address), isActed: true, ...page }))]
}

describe('one page of each kind, in a browser', () => {
  let site, browser, samples, everyKind
  before(async () => {
    const database = await exampleDatabase()
    site = await Site.serve(database, { options: ['--phase', 'beta', '--feedback', 'holdfast@example.org'] }) // a banner more to look at
    samples = await samplesOf(site, database)
    everyKind = [...samples, ...(await pagesMadeOtherwise(site, routes, samples))]
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  test('every route that is a page is among them', () => {
    const kinds = new Set(samples.map(sample => sample.pattern))
    const needsAnAct = ['/reports/annual/{year}/addenda', '/account/passkeys/{passkey}', '/access/sharing-decisions/{kind}/{reference}', '/retention/certificates/{certificate}'] // shown by the journeys
    const needsAProvider = /^\/(sign-in|confirm)\/(with|callback)\// // shown by the journeys of OpenID Connect
    const others = ['/scorecard', '/submissions', '/budget', '/health'] // lead on to the newest year; is for monitors
    const pages = routes.filter(route => route.method === 'GET' && !/\.csv(-metadata\.json)?$|\/download\/|\/tables\//.test(route.pattern)).map(route => route.pattern)
    assert.deepEqual(pages.filter(pattern => !kinds.has(pattern) && !needsAnAct.includes(pattern) && !others.includes(pattern) && !needsAProvider.test(pattern)), [])
  })

  /** Opens each page in a window and gathers what `problemsOf` finds and what the browser complained of. */
  async function problems(problemsOf, options) {
    const windows = new Windows(browser, site, options)
    const found = []
    for (const sample of everyKind) {
      const page = await windows.of(sample)
      await page.goto(sample.address)
      for (const problem of await problemsOf(page)) found.push(`${sample.address}: ${problem}`)
    }
    return [...found, ...(await windows.close())]
  }

  test('differs from role to role, and each page that does is among those that are looked at', t => {
    const roled = new Set(everyKind.slice(samples.length).map(({ as }) => as))
    t.diagnostic(`${samples.length} pages, and ${everyKind.length - samples.length} that are made otherwise for a role`)
    assert.equal(roled.size, roles.length)
    assert.ok(everyKind.length > samples.length + 2 * roles.length)
  })

  test('has no accessibility violation (WCAG 2.2 AA), prints what is folded and no navigation, fits 320 pixels, and neither errs nor asks another host', async () => {
    assert.deepEqual(await problems(async page => {
      const found = [...(await violations(page)), ...(await unfitForPrint(page))]
      await page.setViewportSize({ width: 320, height: 900 })
      found.push(...(await overflow(page)), ...(await overflowOfLongWords(page)))
      await page.setViewportSize({ width: 1280, height: 900 })
      return found
    }), [])
  })

  test('has its navigation on one line, also for who has the most of it', async () => {
    const page = await openPageAs(browser, site, 'administrator')
    await page.goto('/access/notices') // as narrow as most pages
    const tops = await page.locator('.govuk-service-navigation__service-name, .govuk-service-navigation li').evaluateAll(items => items.map(item => item.getBoundingClientRect().top))
    assert.ok(tops.length > 5)
    assert.equal(new Set(tops).size, 1)
    await page.context().close()
  })

  test('says in which part of the site it is, and the way to it', async () => {
    const administrator = await Visitor.as(site, 'administrator')
    const found = [], parts = new Map()
    for (const { address, as = administrator } of everyKind.filter(page => !page.asVisitor)) {
      const { status, text } = await as.get(address)
      if (!parts.has(as)) parts.set(as, partsOf(markup((await as.get('/')).text)))
      if (status === 200) found.push(...faultsOfPlace({ address, markup: markup(text) }, parts.get(as)))
    }
    assert.deepEqual(found, [])
  })

  test('has the frame of every other page at the same place, and its words at the same edge', async () => {
    const page = await openPageAs(browser, site, 'administrator')
    for (const width of [375, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const seen = new Set()
      for (const address of ['/', '/scorecard/2016-17', '/trail', '/account', '/accessibility', '/no-such-page']) {
        await page.goto(address)
        seen.add(await page.evaluate(() => JSON.stringify(['.govuk-generic-header__container', '.govuk-service-navigation__container', '.govuk-footer > div', 'main'].map(part => {
          const { left, right } = document.querySelector(part).getBoundingClientRect()
          return part === 'main' ? left : [left, right]
        }))))
      }
      assert.equal(seen.size, 1, `${width}: ${[...seen].join('\n')}`)
    }
    await page.context().close()
  })

  test('is valid HTML', async () => {
    const administrator = await Visitor.as(site, 'administrator')
    const visitor = new Visitor(site)
    const found = []
    for (const { pattern, address, asVisitor, as } of everyKind) {
      const { text } = await (as ?? (asVisitor ? visitor : administrator)).get(address)
      const faults = await faultsOfMarkup(text, knownOfComponents[address] ?? knownOfComponents[pattern])
      found.push(...faults.map(fault => `${address}: ${fault}`))
    }
    assert.deepEqual(found, [])
  })

  test('leads to CSV files of every kind, each with its description beside it', async () => {
    const administrator = await Visitor.as(site, 'administrator')
    const kinds = new Map()
    for (const { address, as = administrator } of everyKind.filter(page => !page.asVisitor)) {
      const links = markup((await as.get(address)).text).links.map(href => new URL(href, site.address + address)).filter(url => /(\.|\/download\/)csv$/.test(url.pathname))
      for (const url of links) {
        const { pattern } = routeFor(routes, 'GET', url.pathname)
        if (!kinds.has(pattern)) kinds.set(pattern, { url, as })
      }
    }
    const lead = await Visitor.as(site, 'council-safeguarding-lead'), analyst = samples.find(({ as }) => as?.account === 'performance-analyst').as
    const besides = [...['/children-in-need', '/child-protection', '/looked-after'].map(list => [lead, `${list}/table.csv`]), [analyst, '/returns/1/issues/table.csv'], [administrator, '/figures/cpp.open/2017-03-31/periods.csv']]
    for (const [as, path] of besides) kinds.set(routeFor(routes, 'GET', path).pattern, { url: new URL(path, site.address), as })
    const undescribed = []
    for (const [pattern, { url, as }] of kinds) {
      const answer = await as.get(url.pathname + url.search)
      assert.equal(answer.type, 'text/csv; charset=utf-8', url.pathname)
      const leads = /^<([^>]+)>; rel="describedby"; type="application\/csvm\+json"$/.exec(answer.headers.get('link') ?? '')
      if (leads) await describes(as, new URL(leads[1], url), answer)
      else undescribed.push(pattern)
    }
    assert.deepEqual(undescribed, [])
    const declared = routes.filter(route => route.method === 'GET' && /(\.|\/)csv$/.test(route.pattern)).map(route => route.pattern)
    assert.deepEqual(declared.filter(pattern => !routes.some(route => route.pattern === `${pattern}-metadata.json`)), [])
    assert.deepEqual(declared.filter(pattern => !kinds.has(pattern)), ['/retention/certificates/{certificate}/download/csv'], 'were not read; a certificate is given after two have disposed of records')
    assert.ok(kinds.has('/reports/annual/{year}/tables/{file}'))
  })

  test('has forms that the keyboard alone can fill in and send without scripts, in order, with the focus to be seen', async () => {
    assert.deepEqual(await problems(unreachable, { javaScript: false }), [])
  })

  test('has forms that the keyboard alone can fill in and send, each of which is met and taken', () => everyFormIsTaken(browser, site, samples))

  test('lets the keyboard alone set a new site up and sign out', async () => {
    const fresh = await Site.serve(newDatabase())
    const stranger = await openPage(browser, fresh)
    await stranger.goto('/set-up')
    assert.deepEqual(await sentByKeyboard(stranger, 0), [])
    const person = await openPageAs(browser, site, 'board-member')
    await person.goto('/')
    const isThere = () => person.evaluate(() => document.activeElement.textContent.trim() === 'Sign out')
    for (let presses = 0; presses < 10 && !(await isThere()); ++presses) await person.keyboard.press('Tab')
    await person.keyboard.press('Enter')
    await person.waitForURL('**/sign-in')
    await fresh.stop()
  })
})

const postgres = await newPostgresDatabase()
if (postgres)
  describe('where a browser runs no scripts, on PostgreSQL', () => {
    let site, browser, samples
    before(async () => {
      const database = await exampleDatabase(postgres)
      site = await Site.serve(database)
      samples = await samplesOf(site, database)
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    test('each form is met, filled in by the keyboard alone and taken', () => everyFormIsTaken(browser, site, samples, { javaScript: false }))
  })

/** Each form is filled in and sent by the keyboard alone. */
async function everyFormIsTaken(browser, site, samples, options) {
  const { met, refused, found } = await sendEachForm(browser, site, [...samples.filter(sample => sample.isActed), ...samples], options)
  assert.deepEqual(found, [])
  const forms = routes.filter(route => route.method === 'POST' && !forPrograms.has(route.pattern)).map(route => route.pattern)
  const isMet = form => met.has(`POST ${form}`) || Object.values(sentElsewhere).flat().includes(form)
  assert.deepEqual(forms.filter(form => !isMet(form)), [])
  assert.deepEqual([...refused.keys()].filter(form => !Object.values(refusedHere).flat().includes(form)), [], 'were not taken')
}

/** Forms that the pages above do not have, by why. */
const sentElsewhere = {
  'with what a device says, by a script: journeys of passkeys': ['/account/passkeys/new', '/account/passkeys/{passkey}', '/account/passkeys/{passkey}/removal', '/confirm/passkey', '/sign-in/passkey', '/sign-in/code/passkey', '/sign-in/second-factor/passkey'],
  'where another site signs people in: journeys of OpenID Connect': ['/account/sign-ins', '/account/sign-ins/removal', '/accounts/{number}/sign-ins/removal'],
  'where mail is sent: journeys of mail': ['/forgotten-password', '/invitations', '/invitations/{person}', '/mail/{message}/again'],
  'where a second factor is asked of everybody: journeys of signing in': ['/sign-in/second-factor'],
  'in a published edition: journeys of the year': ['/reports/annual/{year}/addenda'],
  'before a session ends: journeys of drafts': ['/session/extend'],
  'on the page itself: the next test': ['/set-up', '/sign-out'],
}

/** The window of each person whose pages are looked at. */
class Windows {
  #open = new Map()
  constructor(browser, site, options) {
    Object.assign(this, { browser, site, options })
  }

  async of({ asVisitor, as }) {
    const whose = as ?? (asVisitor ? 'visitor' : 'administrator')
    if (!this.#open.has(whose)) this.#open.set(whose, await this.#opened(as, asVisitor))
    return this.#open.get(whose)
  }

  #opened(as, asVisitor) {
    if (as) return openPageOf(this.browser, as, this.options)
    return asVisitor ? openPage(this.browser, this.site, this.options) : openPageAs(this.browser, this.site, 'administrator', this.options)
  }

  /** Closes them all and gives what went wrong in any. */
  async close() {
    const pages = [...this.#open.values()]
    await Promise.all(pages.map(page => page.context().close()))
    return pages.flatMap(page => page.faults)
  }
}

const mostTries = 3

/** Fills in and sends each form once, by the first page that has it, with the keyboard alone; gives the forms that were met and those that were not taken. */
async function sendEachForm(browser, site, samples, options) {
  const windows = new Windows(browser, site, options)
  const met = new Set(), refused = new Map(), found = []
  const referenceIn = form => samples.map(sample => form.exec(sample.address)?.[1]).find(Boolean)
  const reference = referenceIn(/^\/persons\/(\w{10})\/facts/), other = referenceIn(/^\/persons\/(\w{10})\/allocation/)
  const barred = samples.filter(sample => sample.as).map(sample => /^\/persons\/(\w{10})$/.exec(sample.address)?.[1]).find(Boolean)
  const patternOf = ({ method, path }) => `${method} ${routeFor(routes, method, path)?.pattern}`
  const ledTo = [...samples] // with pages that forms lead to and that have others
  for (const sample of ledTo) {
    const { address, asVisitor, as } = sample
    const page = await windows.of(sample)
    await page.goto(address)
    for (const { method, path } of await formsOf(page)) {
      const form = patternOf({ method, path })
      if (met.has(form) && !(refused.get(form) < mostTries)) continue
      await page.goto(address)
      const index = (await formsOf(page)).findIndex(each => each.method === method && each.path === path)
      if (index < 0) continue // a form before it took it away
      met.add(form)
      const filling = await fillingOf(form, { site, page, reference, other, barred })
      found.push(...(await sentByKeyboard(page, index, { filling })).map(fault => `${address}: ${form}: ${fault}`))
      if (await page.locator('.govuk-error-summary, h1:text-is("This has changed")').count()) {
        refused.set(form, (refused.get(form) ?? 0) + 1)
        if (!filling && refused.get(form) < mostTries) ledTo.push(sample) // again when the others are sent: one of them may be what it waits for
      } else {
        refused.delete(form)
        if ((await formsOf(page)).some(each => !met.has(patternOf(each)))) ledTo.push({ ...sample, address: new URL(page.url()).pathname })
      }
      if (asVisitor) await page.context().clearCookies() // signed in by it
      else if (!as && /^\/(sign-in|set-up)/.test(new URL(page.url()).pathname)) await signIn(page, 'administrator', site.passwords.get('administrator')) // the form ended the session
    }
  }
  return { met, refused, found: [...found, ...(await windows.close())] }
}

/** What the templates of the design systems write in their components, by the page that shows them; ours write the same. */
const knownOfComponents = {
  '/design/components/alert': 'no-implicit-button-type',
}
