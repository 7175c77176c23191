import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { violations } from './support/accessibility.mjs'
import { openBrowser, openPage, openPageAs, signIn } from './support/browser.mjs'
import { exampleDatabase, newDatabase, run, Site } from './support/holdfast.mjs'
import { newPostgresDatabase } from './support/postgres.mjs'
import { codeOf } from './support/totp.mjs'
import { Visitor } from './support/visitor.mjs'

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const valueRow = value => `code,period,basis,numerator,denominator,value,unit,submitted_by,submitted_on\r\nCS1.1,2016-17,year,,,${value},percent,Performance team,2017-04-20\r\n`

const postgres = await newPostgresDatabase()
// The same work is done with scripts on one database and without them on the other: nothing may need them.
journeysOn('SQLite', undefined, { javaScript: true })
if (postgres) journeysOn('PostgreSQL', postgres, { javaScript: false })

/** In the page: the cells of its tables that hold a number, those without a link to a figure, and the figures that any link leads to. */
function numbersOfTables() {
  const isNumber = cell => /^[£]?[\d,]+(\.\d+)?%?$/.test(cell.innerText.trim())
  const column = cell => cell.closest('table').querySelectorAll('thead tr:last-child > *')[cell.cellIndex]?.innerText ?? ''
  const isGiven = cell => /^(when|target|ref|year|good is)/i.test(column(cell)) // a date, a wish or a name, not a figure
  const isPrinted = text => /\d/.test(text.textContent) && !/^Target/.test(text.textContent)
  const drawn = [...document.querySelectorAll('main svg :is(.app-chart__value, .app-chart__part, .app-chart__total, .app-chart__label)')].filter(isPrinted)
  const cells = [...document.querySelectorAll('main table td')].filter(cell => isNumber(cell) && !isGiven(cell))
  return {
    drawn: drawn.length,
    unlinked: drawn.filter(text => !text.closest('a[href^="/figures/"]')).map(text => `${text.closest('.app-chart').id}: ${text.textContent}`),
    bare: cells.filter(cell => !cell.querySelector('a[href^="/figures/"]')).map(cell => `${cell.closest('table').caption?.innerText}, ${column(cell)}: ${cell.innerText}`),
    links: [...new Set([...document.querySelectorAll('main a[href^="/figures/"]')].map(link => link.getAttribute('href')))],
  }
}

/** The year's work in order: each step stands on those before it. */
function journeysOn(kind, address, scripts) {
  describe(`on ${kind}, ${scripts.javaScript ? 'with' : 'without'} JavaScript`, () => {
    let database, site, browser
    before(async () => {
      database = await exampleDatabase(address)
      site = await Site.serve(database)
      browser = await openBrowser()
    })
    after(async () => {
      await browser?.close()
      await site?.stop()
    })

    /** What somebody in this role does, in a window of their own; nothing in it may have gone wrong. */
    async function by(role, act, options) {
      const page = await openPageAs(browser, site, role, { ...scripts, ...options })
      await act(page)
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }
    const heading = page => page.getByRole('heading', { level: 1 }).innerText()
    const main = page => page.getByRole('main').innerText()
    /** For pages that only an act leads to; once is enough. */
    const isAccessible = async page => scripts.javaScript && assert.deepEqual(await violations(page), [], page.url())
    const press = (page, name) => page.getByRole('main').getByRole('button', { name }).press('Enter')

    test('a wrong password is refused without saying which part was wrong, a right one leads to the page asked for, and signing out ends it', async () => {
      const page = await openPage(browser, site, scripts)
      await page.goto('/scorecard/2016-17?rating=red')
      await page.getByLabel('User name').fill('board-member')
      await page.getByLabel('Password', { exact: true }).fill('not the password at all')
      await press(page, 'Sign in')
      const summary = page.getByRole('alert')
      await summary.waitFor()
      if (scripts.javaScript) assert.equal(await page.evaluate(() => document.activeElement.closest('.govuk-error-summary') !== null), true, 'the summary has the focus')
      assert.match(await page.title(), /^Error: /)
      assert.equal(await page.getByLabel('User name').inputValue(), 'board-member')
      assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '')
      const words = await summary.innerText()
      await isAccessible(page)
      await page.getByLabel('User name').fill('nobody-at-all')
      await page.getByLabel('Password', { exact: true }).fill('not the password at all')
      await press(page, 'Sign in')
      assert.equal(await page.getByRole('alert').innerText(), words)
      await page.getByLabel('User name').fill('board-member')
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get('board-member'))
      await press(page, 'Sign in')
      await page.waitForURL('**/scorecard/2016-17?rating=red')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/sign-in')
      await page.goto('/scorecard/2016-17')
      assert.equal(await heading(page), 'Sign in')
      await page.context().close()
    })

    test('a value with a mistake keeps what was typed and says what is wrong; put right, it is on the scorecard', () =>
      by('council-safeguarding-lead', async page => {
        await page.goto('/indicators/CS1.1/2016-17/submission')
        await page.locator('[name=numerator]').fill('500')
        await page.locator('[name=denominator]').fill('480')
        await page.locator('[name=value]').fill('ninety')
        await press(page, 'Submit the value')
        assert.match(await page.getByRole('alert').innerText(), /must be a number/)
        await isAccessible(page)
        assert.equal(await page.locator('[name=value]').inputValue(), 'ninety')
        assert.equal(await page.locator('[name=numerator]').inputValue(), '500')
        await page.getByRole('alert').getByRole('link').first().click()
        if (scripts.javaScript) assert.equal(await page.evaluate(() => document.activeElement.name), 'value')
        await page.locator('[name=value]').fill('')
        await press(page, 'Submit the value')
        assert.match(await page.getByRole('alert').innerText(), /numerator/i)
        await page.locator('[name=numerator]').fill('468')
        await press(page, 'Submit the value')
        await page.waitForURL('**/indicators/CS1.1?year=2016-17')
        assert.match(await main(page), /97\.5%/)
        await page.goto('/scorecard/2016-17')
        assert.match(await page.getByRole('row', { name: /CS1\.1/ }).innerText(), /97\.5%/)
      }))

    test('somebody who read an older version is shown the newer one instead of overwriting it', () =>
      by('council-safeguarding-lead', async page => {
        await page.goto('/indicators/CS1.1/2016-17/submission')
        await by('performance-analyst', async other => {
          await other.goto('/indicators/CS1.1/2016-17/submission')
          await other.locator('[name=value]').fill('97.3')
          await other.locator('[name=numerator]').fill('')
          await other.locator('[name=denominator]').fill('')
          await press(other, 'Submit the value')
          await other.waitForURL('**/indicators/CS1.1?year=2016-17')
        })
        await page.locator('[name=value]').fill('12.3')
        await press(page, 'Submit the value')
        await page.getByRole('alert').waitFor()
        assert.match(await main(page), /Now: 97\.3%/)
      }))

    test('an override needs its reason, and the scorecard says it was overridden', () =>
      by('performance-analyst', async page => {
        await page.goto('/indicators/CS2.2/2016-17/rating')
        await page.getByRole('radio', { name: 'Green' }).check()
        await press(page, 'Save the decision')
        assert.match(await page.getByRole('alert').innerText(), /reason/i)
        assert.equal(await page.getByRole('radio', { name: 'Green' }).isChecked(), true)
        await page.getByLabel('Reason').fill('Two late reports were shared in person.')
        await press(page, 'Save the decision')
        await page.waitForURL('**/indicators/CS2.2?year=2016-17')
        assert.match(await main(page), /Two late reports were shared in person\./)
      }))

    /** An administrator ends every session of somebody who is at work. */
    const endSessionsOf = name =>
      by('administrator', async page => {
        await page.goto('/accounts')
        await page.getByRole('link', { name }).click()
        await press(page, 'Sign the person out everywhere')
        await page.waitForURL(/accounts/)
      })
    const signInAgain = async (page, role) => {
      await page.waitForURL('**/sign-in?next=**')
      await page.getByLabel('User name').fill(role)
      await page.getByLabel('Password', { exact: true }).fill(site.passwords.get(role))
      await press(page, 'Sign in')
    }
    const longWords = 'Words that took a long time to write, & a "quote"'

    for (const javaScript of [true, false])
      test(`a form sent after its session was ended is kept, shown after signing in and sent with one press, ${javaScript ? 'with' : 'without'} JavaScript`, () =>
        by('performance-analyst', async page => {
          const path = `/indicators/CS2.${javaScript ? 1 : 0}/2016-17/narrative`
          const words = `${longWords} ${javaScript}`
          await page.goto(path)
          await page.getByRole('main').getByRole('textbox').last().fill(words)
          await endSessionsOf('Example Performance analyst')
          await press(page, 'Save')
          await signInAgain(page, 'performance-analyst')
          await page.waitForURL(`**${path}`)
          assert.match(await main(page), /You had been signed out/)
          assert.ok((await main(page)).includes(words))
          if (javaScript) await isAccessible(page)
          await press(page, 'Send it now')
          await page.waitForURL('**/indicators/**year=2016-17')
          assert.ok((await main(page)).includes(words))
          await page.goto(path)
          assert.doesNotMatch(await main(page), /You had been signed out|has been put back/)
        }, { javaScript }))

    test('a form sent after its session was ended is not shown to somebody else who signs in next', () =>
      by('performance-analyst', async page => {
        const path = '/indicators/CS2.4/2016-17/narrative'
        await page.goto(path)
        await page.getByRole('main').getByRole('textbox').last().fill(longWords)
        await endSessionsOf('Example Performance analyst')
        await press(page, 'Save')
        await signInAgain(page, 'board-business-manager')
        await page.waitForURL(`**${path}`)
        assert.ok(!(await page.content()).includes('took a long time'))
      }))

    test('a year with a red indicator that nobody explained is not approved; explained, it is, and every value is locked', async () => {
      await by('board-business-manager', async page => {
        await page.goto('/approval/2016-17')
        await press(page, /Approve and lock/)
        assert.match(await page.getByRole('alert').innerText(), /CS3\.1/)
        await isAccessible(page)
        for (let missing = page.getByRole('link', { name: /Missing: write it/ }); (await missing.count()) > 0; await page.goto('/approval/2016-17')) {
          await missing.first().click()
          await page.getByRole('textbox').fill('Demand rose through the year; the Board has asked for a plan by June.')
          await press(page, 'Save')
          await page.waitForURL('**/indicators/**year=2016-17')
        }
        await press(page, /Approve and lock/)
        await page.waitForURL('**/scorecard/2016-17')
        assert.match(await main(page), /48 of 48 values are approved/)
      })
    })

    test('an import into an approved period is refused and names who approved it; nothing is changed', () =>
      by('performance-analyst', async page => {
        await page.goto('/imports/values')
        await page.getByLabel('CSV file').setInputFiles(csv('late.csv', valueRow('11.1')))
        await press(page, 'Preview')
        assert.match(await main(page), /Example Board business manager/)
        assert.equal(await page.getByRole('button', { name: 'Import the file' }).count(), 0)
        await page.goto('/indicators/CS1.1?year=2016-17')
        assert.match(await main(page), /97\.3%/)
      }))

    test('an approved value is unlocked with a reason, which its page shows', () =>
      by('board-business-manager', async page => {
        await page.goto('/approval/2016-17')
        await page.getByRole('link', { name: 'Unlock CS1.1' }).click()
        await press(page, 'Unlock')
        assert.match(await page.getByRole('alert').innerText(), /reason/i)
        await isAccessible(page)
        await page.getByLabel('Reason').fill('A late correction from the agency')
        await press(page, 'Unlock')
        await page.waitForURL('**/indicators/CS1.1?year=2016-17')
        assert.match(await main(page), /unlocked/)
        assert.match(await main(page), /A late correction from the agency/)
      }))

    test('a bad file is refused with row, column, value and reason; a good one is kept; sent again it changes nothing', () =>
      by('performance-analyst', async page => {
        const send = async file => {
          await page.goto('/imports/values')
          await page.getByLabel('CSV file').setInputFiles(file)
          await press(page, 'Preview')
        }
        await send(csv('bad.csv', valueRow('98.1') + 'CS9.9,2016-17,year,,,5,percent,Performance team,2017-04-20\r\n'))
        const rejected = await page.getByRole('row').nth(1).innerText()
        assert.match(rejected, /3\s+code\s+CS9\.9\s+\S+/)
        await isAccessible(page)
        assert.equal(await page.getByRole('button', { name: 'Import the file' }).count(), 0)
        await page.goto('/indicators/CS1.1?year=2016-17')
        assert.match(await main(page), /97\.3%/)
        await send(csv('good.csv', valueRow('98.1')))
        await isAccessible(page)
        await press(page, 'Import the file')
        await page.waitForURL('**/imports')
        await page.goto('/indicators/CS1.1?year=2016-17')
        assert.match(await main(page), /98\.1%/)
        await send(csv('good.csv', valueRow('98.1')))
        assert.match(await main(page), /0 would be added, 0 changed, 1 already here/)
      }))

    test('without JavaScript the scorecard is filtered and sorted all the same', () =>
      by('board-member', async page => {
        await page.goto('/scorecard/2016-17')
        await page.getByLabel('Rating').selectOption({ label: 'Red' })
        await press(page, 'Filter')
        assert.equal(await page.locator('tbody a[href^="/indicators/"]').filter({ hasText: /^[A-Z]+\d/ }).count(), 11)
        await page.getByRole('columnheader', { name: /Trend/ }).getByRole('link').click()
        const trends = (await page.getByRole('row').allInnerTexts()).flatMap(row => row.match(/Improving|Declining|Static|Sustained/)?.[0] ?? [])
        assert.deepEqual(trends, [...trends].sort((a, b) => trends.indexOf(a) - trends.indexOf(b)), 'equal trends stand together')
        await page.getByRole('link', { name: 'Show all' }).click()
        assert.equal(await page.locator('tbody a[href^="/indicators/"]').filter({ hasText: /^[A-Z]+\d/ }).count(), 48)
      }, { javaScript: false }))

    if (kind === 'SQLite')
      test('every number in the tables and charts of the annual report leads to the page of its figure', () =>
        by('board-member', async page => {
          await page.goto('/reports/annual/2016-17')
          const sections = await page.locator('main nav a').evaluateAll(links => links.map(link => link.getAttribute('href')))
          assert.ok(sections.length > 8, `only ${sections}`)
          const bare = []
          const figures = new Set()
          let drawn = 0
          for (const section of sections) {
            await page.goto(section)
            const found = await page.evaluate(numbersOfTables)
            bare.push(...[...found.bare, ...found.unlinked].map(cell => `${section}: ${cell}`))
            drawn += found.drawn
            for (const link of found.links) figures.add(link)
          }
          assert.deepEqual(bare.slice(0, 20), [])
          assert.ok(figures.size > 200, `${figures.size} figures`)
          assert.ok(drawn > 130, `${drawn} numbers of charts, each drawn twice`)
          for (const link of figures) assert.equal((await page.request.get(link)).status(), 200, link)
        }))

    test('the annual report goes from draft to published; from then on only an addendum changes it', () =>
      by('board-business-manager', async page => {
        const path = '/reports/annual/2016-17'
        const step = async () => {
          await page.goto(path)
          await page.locator(`main form[action^="${path}/"] button:not(.govuk-button--secondary)`).first().press('Enter')
        }
        for (const status of ['With the Business Group', 'With the Board']) {
          await step()
          await page.waitForURL(`**${path}`)
          assert.ok((await main(page)).includes(status))
        }
        await step()
        await page.waitForURL(`**${path}/publication`)
        assert.match(await main(page), /A value of the scorecard of 2016-17 is not approved: CS1\.1\./)
        await isAccessible(page)
        await page.goto('/approval/2016-17')
        await press(page, 'Approve and lock 1 value')
        await page.waitForURL('**/scorecard/2016-17')
        await step()
        await page.waitForURL(`**${path}`)
        assert.match(await main(page), /Published/i)
        await page.getByRole('link', { name: 'Add an addendum' }).click()
        await isAccessible(page)
        await page.getByRole('main').getByRole('textbox').last().fill('The rate of looked-after children was restated as 67.6 after publication.')
        await page.locator('main form button').last().press('Enter')
        await page.waitForURL(`**${path}`)
        assert.match(await main(page), /restated as 67\.6 after publication/)
        assert.equal((await page.goto(`${path}/sections/2/words`)).status(), 409)
        assert.match(await main(page), /This edition is published and does not change/)
        assert.equal(await page.locator('main textarea').count(), 0)
      }))

    test('an administrator adds an account and hands a link over; its owner chooses the password, signs in and sees what the role includes', async () => {
      let link
      await by('administrator', async page => {
        await page.goto('/accounts/new')
        await press(page, 'Add the account')
        await page.getByRole('alert').waitFor()
        await page.getByLabel('User name').fill('r.lead')
        await page.getByLabel('Name', { exact: true }).fill('Robin Lead')
        await page.getByLabel('Agency', { exact: true }).selectOption('Example partnership')
        assert.equal(await page.locator('input[type=password]').count(), 0)
        await page.getByLabel('Agency safeguarding lead').check()
        await press(page, 'Add the account')
        await page.getByRole('heading', { name: 'A link to hand over' }).waitFor()
        await isAccessible(page)
        link = new URL(await page.locator('main code').innerText())
        site.secrets.add(link.searchParams.get('key'))
        await page.goto('/accounts')
        assert.match(await main(page), /Robin Lead/)
        await page.goto('/trail')
        assert.match(await main(page), /Example Administrator/)
      })
      const page = await openPage(browser, site, scripts)
      await page.goto(link.pathname + link.search)
      await page.getByLabel('Password', { exact: true }).fill('a long enough password')
      await press(page, 'Save the password')
      await page.waitForURL('**/sign-in')
      await signIn(page, 'r.lead', 'a long enough password')
      assert.match(await main(page), /Robin Lead/)
      assert.equal(await page.getByRole('link', { name: 'Accounts' }).count(), 0)
      await page.context().close()
    })

    const typedInto = {
      'a narrative': '/indicators/CS1.0/2015-16/narrative',
      'the reason of a rating': '/indicators/CS1.0/2015-16/rating',
      'a section of the report': '/reports/annual/2015-16/sections/2/words',
    }
    for (const [what, path] of Object.entries(typedInto))
      test(`${what} is back in its form after the session was ended and the person has signed in again`, () =>
        by('performance-analyst', async page => {
          await page.goto(path)
          await page.getByRole('main').getByRole('textbox').last().fill(longWords)
          await endSessionsOf('Example Performance analyst')
          await page.reload()
          await signInAgain(page, 'performance-analyst')
          await page.waitForURL(`**${path}`)
          await page.waitForFunction(words => [...document.querySelectorAll('textarea, input')].some(field => field.value === words), longWords)
          await page.getByText('has been put back').waitFor()
        }, { javaScript: true })) // a draft that was never sent is kept by the page itself

    test('the command line sees what was done in the browser', async () => {
      const { out } = await run(['--database', database.url, 'scorecard', '--year', '2016-17', '--format', 'json'])
      const rows = new Map(JSON.parse(out).map(row => [row.code, row]))
      assert.equal(rows.get('CS1.1').value, 98.1)
      assert.equal(rows.get('CS2.2').overridden, true)
      assert.equal(rows.get('CS2.2').rag, 'green')
    })
  })
}

describe('a new partnership', () => {
  test('makes its first administrator with the one-time code that the program prints, once', async t => {
    const site = await Site.serve(newDatabase())
    t.after(() => site.stop())
    const browser = await openBrowser()
    t.after(() => browser.close())
    const page = await openPage(browser, site)
    const fill = async code => {
      await page.goto('/set-up')
      await page.getByLabel('One-time code').fill(code)
      await page.getByLabel('User name').fill('first.admin')
      await page.getByLabel('Your name').fill('First Administrator')
      await page.getByLabel('Password', { exact: true }).fill('a long enough password')
      await page.getByRole('main').getByRole('button', { name: 'Make the account' }).click()
    }
    await fill('not-the-code')
    await page.getByRole('alert').waitFor()
    await fill(site.setUpCode)
    await page.waitForURL('**/sign-in')
    await page.getByLabel('User name').fill('first.admin')
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByLabel('Code').fill(codeOf((await page.locator('main ol code').innerText()).replaceAll(' ', '')))
    await page.getByRole('button', { name: 'Set it up' }).click()
    assert.deepEqual(await violations(page), [], 'the page of recovery codes')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    for (const path of ['/', '/scorecard', '/figures', '/budget', '/business-plan', '/members', '/groups', '/glossary', '/reports', '/imports', '/trail', '/reports/annual/2016-17', '/scorecard/2016-17']) {
      const status = (await page.goto(path)).status()
      assert.ok([200, 404].includes(status), `${path} of an empty database: ${status}`)
    }
    await page.goto('/set-up')
    await page.getByRole('heading', { name: 'Set-up is done' }).waitFor()
    assert.equal(await page.getByLabel('One-time code').count(), 0)
    assert.equal(await page.getByRole('main').getByRole('link', { name: 'Sign in' }).getAttribute('href'), '/sign-in')
    assert.deepEqual(page.faults, [])
    const stranger = new Visitor(site)
    const token = await stranger.token('/sign-in')
    const { status, text } = await stranger.post('/set-up', { csrf_token: token, code: site.setUpCode, user_name: 'second.admin', name: 'Second', password: 'a long enough password' })
    assert.equal(status, 404)
    assert.match(text, /Set-up is done/)
    assert.equal((await stranger.signIn('second.admin', 'a long enough password')).status, 422)
  })
})
