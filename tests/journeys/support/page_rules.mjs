// What every page has to keep to: each rule gives what is wrong in words, and nothing where nothing is.
import { HtmlValidate } from 'html-validate'

/** Ids that are there twice, links within the page that lead nowhere, and what every page has: one h1, a language, a title with the product's name. */
export function faultsOfStructure({ address, markup }) {
  const faults = []
  const expect = (holds, words) => holds || faults.push(`${address}: ${words}`)
  for (const id of new Set(markup.ids.filter((id, i) => markup.ids.indexOf(id) !== i))) faults.push(`${address}: the id ${id} is there more than once`)
  expect(markup.every('h1').length === 1, `${markup.every('h1').length} h1`)
  expect(markup.every('html')[0]?.lang === 'en-GB', 'no language')
  expect(/\S – Holdfast – \S/.test(markup.title), `the title ${markup.title}`)
  for (const href of markup.links.filter(link => /^#./.test(link))) expect(markup.ids.includes(href.slice(1)), `${href} is not on the page`)
  return faults
}

/** The parts of the site that a home page leads to: the links of its navigation and its cards, and the account; the home page itself is none. */
export const partsOf = home => [...new Set(home.links.map(href => href.split('?')[0])), '/account'].filter(href => href !== '/' && !/^(#|mailto:|https:)|^\/(accessibility|privacy|cookies)$/.test(href))

/** Pages of no part of the site: what is asked in between. */
const isBetween = path => /^\/(confirm|link|sign-in|set-up|no-such-page)(\/|\?|$)/.test(path)

/**
 * What a page of somebody who has signed in does not say of its place, or says wrongly: one link of its frame is marked as the page or as the part it is in, and the steps above it begin
 * with a part of the site; the part's own page has none. `parts` are those that the person's home page leads to.
 */
export function faultsOfPlace({ address, markup }, parts) {
  const path = address.split('?')[0], { current, crumbs } = markup.place
  if (isBetween(path)) return []
  const ownPageOf = of => parts.find(part => of === part || (of.startsWith(`${part}/`) && /^\d{4}-\d\d$/.test(of.slice(part.length + 1))))
  const faults = []
  if (current.length !== 1) faults.push(`${address}: ${current.length} links of its frame are marked as current`)
  const isHome = path === '/' || ownPageOf(path) || current[0]?.href === path
  if (isHome && crumbs.length > 0) faults.push(`${address}: steps above a part's own page: ${crumbs}`)
  if (!isHome && !ownPageOf((crumbs[0] ?? '').split('?')[0])) faults.push(`${address}: the steps above it begin with no part of the site: ${crumbs}`)
  const part = isHome ? ownPageOf(path) ?? path : ownPageOf((crumbs[0] ?? '').split('?')[0])
  const [{ href, how } = {}] = current
  if (how !== (href === path ? 'page' : 'true')) faults.push(`${address}: ${href} is marked as "${how}"`)
  if (current.length === 1 && href !== part && href !== '/') faults.push(`${address}: ${href} is marked, and it lies in ${part}`)
  if (href === '/' && path !== '/' && markup.every('a').some(link => link.href === part && /service-navigation__link|app-account__name/.test(link.class))) faults.push(`${address}: ${part} is in the navigation, and the home page is marked`)
  return faults
}

/** The numbers in a text, without the commas of thousands: those of `1,186 in 2016-17` are 1186, 2016 and 17. */
const numbersIn = text => new Set([...text.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(\.\d+)?/g)].map(([number]) => Number(number)))

/** What the title of a chart says: a line, a bar or a number of them does something. */
const isActive = title => /\b(rose|fell|was|were|is|are|has|have|contributed|gave|cost|did|differ|fall)\b/.test(title)

/** Charts without their table or their file, with a title that is long or says nothing, and numbers of a chart that its table or its file has not: `read(href)` gives the text of a file. */
export async function chartsAlone({ address, markup }, read) {
  const faults = []
  for (const { id, title, says, table, file } of markup.charts.charts) {
    if (title.split(/\s+/).length > 10) faults.push(`${address}: the title of the chart ${id} has more than ten words: ${title}`)
    if (!isActive(title)) faults.push(`${address}: the title of the chart ${id} says nothing of it: ${title}`)
    if (table === undefined) faults.push(`${address}: the chart ${id} leads to no table`)
    if (file === undefined) faults.push(`${address}: the chart ${id} leads to no CSV file`)
    if (table === undefined || file === undefined) continue
    const numbers = [...numbersIn(says.replace(/per 10,000|\d+ values? (is|are) (missing|not shown)/g, ''))]
    for (const [where, known] of [['table', numbersIn(table)], ['file', numbersIn((await read(file)).replaceAll(',', ' '))]])
      for (const number of numbers.filter(number => !known.has(number))) faults.push(`${address}: ${number} of the chart ${id} is not in its ${where}`)
  }
  const hasFile = markup.links.some(href => /\.csv(\?|$)/.test(href))
  if (markup.charts.hasSparklines && !(markup.every('table').length > 0 && hasFile)) faults.push(`${address}: lines as small as words without a table or a CSV file`)
  return faults
}

/** Forms of a page that send to what is not there for the person: `takes(method, path)` says what is. */
export function formsThatLeadNowhere({ address, markup }, takes) {
  const sent = markup.forms.map(form => [form.method, new URL(form.action || address, new URL(address, 'http://site')).pathname])
  return sent.filter(([method, path]) => !takes(method, path)).map(([method, path]) => `${address}: no form sends ${method} ${path}`)
}

/** Pages that a crawl was led to and that are not there. */
export function linksThatLeadNowhere(pages) {
  return pages.filter(page => ![200, 303].includes(page.status)).map(page => `${page.status} ${page.address}, linked from ${page.foundOn}`)
}

/** What paper is given that is of no use there, or is not given: ways to other pages, buttons, and what is folded. */
export async function unfitForPrint(page) {
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate(() => {
    const isShown = element => element.checkVisibility({ visibilityProperty: true })
    const names = elements => [...elements].filter(isShown).map(element => `${element.tagName.toLowerCase()} ${element.className || element.textContent.trim()}`)
    const useless = names(document.querySelectorAll('.govuk-skip-link, .govuk-service-navigation, .govuk-breadcrumbs, .govuk-phase-banner, .govuk-pagination, .app-account, main .govuk-button'))
    const folded = [...document.querySelectorAll('details > *')].filter(element => !element.closest('.app-no-print') && !isShown(element)).map(element => element.textContent.trim().slice(0, 40))
    return [...useless.map(name => `${name} is printed`), ...folded.map(text => `${text} is not printed`), ...(isShown(document.querySelector('h1')) ? [] : ['no h1 is printed'])]
  })
  await page.emulateMedia({ media: null })
  return found
}

/** How far the page in the window is wider than it. */
export async function overflow(page) {
  const { excess, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const excess = document.documentElement.scrollWidth - room
    const beyond = excess > 0 ? [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > room && !element.closest('.app-table-region *')) : []
    const widest = beyond.slice(-3).map(element => `${element.tagName.toLowerCase()} ${element.className.baseVal ?? element.className}`)
    return { excess, widest }
  })
  return excess > 0 ? [`${excess} pixels too wide (${widest})`] : []
}

/** How far it would be wider if a word of seventy letters stood wherever there are words: what people and files say may be of any length. */
export async function overflowOfLongWords(page) {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const ours = 'svg, script, option, .govuk-service-navigation, .govuk-footer__meta, .app-rating, .app-trend, .govuk-input__prefix, .govuk-input__suffix, .govuk-file-upload-button'
    const isOfPeople = node => node.data.trim() !== '' && !node.parentElement.closest(ours)
    const texts = []
    while (walker.nextNode()) if (isOfPeople(walker.currentNode)) texts.push(walker.currentNode)
    for (const text of texts) text.data += ' ' + 'Safeguarding'.repeat(6).slice(0, 70)
  })
  return (await overflow(page)).map(problem => `${problem} with long words`)
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'long-title': 'off', // the partnership's name is part of it
    'no-inline-style': 'error',
    'prefer-native-element': 'off', // a region that scrolls, a link that looks like a button: as the design system makes them
    'valid-id': ['error', { relaxed: true }],
  },
})

/** What the design system's template of a date's three fields writes, on whatever page it stands. */
const isOfDates = message => message.ruleId === 'no-redundant-role' && message.message === 'Redundant role "group" on <fieldset>'

/** What html-validate has against the page, but for the rule that is `known` to be broken on it. */
export async function faultsOfMarkup(text, known) {
  const report = await validator.validateString(text)
  const counts = message => message.severity === 2 && message.ruleId !== known && !isOfDates(message)
  return report.results.flatMap(result => result.messages.filter(counts).map(message => `${message.line}: ${message.ruleId}: ${message.message}`))
}

/** Opens what is folded in a form, or around one, where its heading has the focus, as a person would to reach the fields in it. */
async function unfold(page) {
  const isFolded = await page.evaluate(() => document.activeElement.matches('main :is(form details, details:has(form)):not([open]) > summary'))
  if (isFolded) await page.keyboard.press('Enter')
}

/** Goes through the main part of the page with the tab key, from the skip link, and says which controls of its forms were not met. */
export async function unreachable(page) {
  const wanted = await page.evaluate(() => {
    const shown = element => element.getClientRects().length > 0 && !element.disabled
    const isOneOfMany = element => element.type === 'radio' && element !== element.form.querySelector(`input[type=radio][name="${element.name}"]:checked`)
    const controls = [...document.querySelectorAll('main form :is(input:not([type=hidden]), select, textarea, button)')]
    return controls.filter(element => shown(element) && !isOneOfMany(element)).map((element, i) => (element.dataset.wanted = String(i)))
  })
  const mute = await page.evaluate(() => [...document.querySelectorAll('main form')].filter(form => ![...form.elements].some(element => element.type === 'submit' && element.getClientRects().length > 0)).map(form => form.action))
  if (mute.length > 0) return mute.map(action => `no button sends the form to ${action}`)
  if (wanted.length === 0) return []
  await page.evaluate(() => (document.activeElement?.blur(), document.querySelector('.govuk-skip-link').focus()))
  await page.keyboard.press('Enter')
  const met = []
  const unseen = []
  for (let presses = 0; presses < 400 && met.length < wanted.length; ++presses) {
    await page.keyboard.press('Tab')
    await unfold(page)
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

/** The forms in the main part of the page in the window: how and to which address each is sent. */
export const formsOf = page => page.evaluate(() => [...document.querySelectorAll('main form')].map(form => ({ method: form.method.toUpperCase(), path: new URL(form.action).pathname })))

/** What a person with a keyboard does at a control that has the focus, by its kind; nothing at buttons beside the one that sends. */
const strokes = {
  text: keyboard => keyboard.type('Typed 1'), password: keyboard => keyboard.type('Typed 1'), textarea: keyboard => keyboard.type('Typed 1'),
  email: keyboard => keyboard.type('typed@example.org'), tel: keyboard => keyboard.type('1'), search: keyboard => keyboard.type('1'), number: keyboard => keyboard.type('1'),
  'select-one': keyboard => keyboard.press('ArrowDown'), radio: keyboard => keyboard.press('Space'), checkbox: keyboard => keyboard.press('Space'),
}

/** Has the control that has the focus say `value`, with the keys that a person would press. */
async function fillIn(page, { type, index, checked }, value) {
  const { keyboard } = page
  if (type === 'file') await page.locator(':focus').setInputFiles(value) // its window is the browser's own
  else if (type === 'checkbox') checked || (await keyboard.press('Space'))
  else if (type === 'radio') {
    if (!checked) await keyboard.press('Space')
    const isChosen = () => page.evaluate(value => document.activeElement.value === value, value)
    for (let presses = 0; presses < 20 && !(await isChosen()); ++presses) await keyboard.press('ArrowDown')
  } else if (type === 'select-one') {
    await keyboard.press('Home')
    for (let at = 0; at < index; ++at) await keyboard.press('ArrowDown')
  } else {
    await keyboard.press('Control+A')
    await keyboard.type(value)
  }
}

/** The control of the form that has the focus: its kind and name, and for the value wanted of it where it is among its options. */
const focused = (page, filling) => page.evaluate(filling => {
  const control = document.activeElement
  if (!control.closest('form[data-by-keyboard]')) return {}
  const { type = '', name, value, checked } = control
  const wanted = filling?.[name]
  const index = type === 'select-one' ? [...control.options].findIndex(option => option.value === wanted) : 0
  const isWanted = Array.isArray(wanted) ? wanted.includes(value) : wanted !== undefined && (type !== 'checkbox' || wanted === value)
  return { type, name, checked, index, wanted: isWanted ? (Array.isArray(wanted) ? value : wanted) : undefined }
}, filling)

/**
 * Fills in and sends the n-th form of the page with the tab key, the letters and Enter alone, and says what came of it that should not: no answer, a fault,
 * no heading, or an error summary without the focus. With a filling nothing else is typed, and an answer that says what is wrong is a fault too.
 */
export async function sentByKeyboard(page, index, { patience = 15_000, filling } = {}) {
  await page.evaluate(index => {
    document.querySelectorAll('main form')[index].dataset.byKeyboard = ''
    document.activeElement?.blur()
    document.querySelector('.govuk-skip-link').focus()
  }, index)
  await page.keyboard.press('Enter')
  const left = new Set(Object.keys(filling ?? {}))
  for (let presses = 0; presses < 400; ++presses) {
    await page.keyboard.press('Tab')
    await unfold(page)
    const control = await focused(page, filling)
    if (control.type === 'submit') return [...[...left].map(name => `the tab key met no ${name}`), ...(await faultsOfSending(page, patience, filling !== undefined))]
    if (!filling) await strokes[control.type]?.(page.keyboard)
    else if (control.wanted !== undefined && control.index >= 0) {
      await fillIn(page, control, control.wanted)
      left.delete(control.name)
    }
  }
  return ['the tab key met no button that sends it']
}

async function faultsOfSending(page, timeout, isToBeTaken) {
  const answered = page.waitForResponse(response => response.request().isNavigationRequest() && ![301, 302, 303].includes(response.status()), { timeout }).catch(() => undefined)
  const loaded = page.waitForEvent('load', { timeout }).catch(() => undefined)
  await page.keyboard.press('Enter')
  const [answer] = await Promise.all([answered, loaded])
  if (!answer) return ['Enter did not send it']
  const { heading, words, summary } = await page.evaluate(() => ({
    heading: document.querySelector('h1')?.innerText ?? '',
    words: document.querySelector('main')?.innerText,
    summary: document.querySelector('.govuk-error-summary')?.innerText,
  }))
  // Without scripts the browser gives the focus when it first draws the page.
  const isFocused = summary && (await page.locator('.govuk-error-summary:focus-within').waitFor({ timeout }).then(() => true, () => false))
  const faults = []
  if (answer.status() >= 500 || [400, 403, 404].includes(answer.status())) faults.push(`it was answered with ${answer.status()}: ${heading}`)
  if (!heading) faults.push('the answer has no heading')
  if (answer.status() === 422 && summary && !isFocused) faults.push('the summary of errors has not the focus')
  if (isToBeTaken && answer.status() >= 400) faults.push(`it was not taken: ${(summary ?? words ?? '').replace(/\s+/g, ' ').slice(0, 300)}`)
  return faults
}
