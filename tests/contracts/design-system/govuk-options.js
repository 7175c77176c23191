// What random options a GOV.UK component may be given: its documented options, with what the documentation leaves to the reader.
'use strict'

const { readJson } = require('./templates.js')

const plain = 'plain-attributes'
// Options that hold another component, and are documented there.
const parts = { fieldset: 'fieldset', hint: 'hint', errorMessage: 'error-message', label: 'label', tag: 'tag' }
// These are required by the type in C++, and without them the templates write "undefined".
const requiredNames = new Set(['name', 'id-of-date-input', 'number'])
const plurals = ['multipleFilesChosenText', 'charactersUnderLimitText', 'charactersOverLimitText', 'wordsUnderLimitText', 'wordsOverLimitText']
const plural = [{ name: 'one', type: 'string' }, { name: 'other', type: 'string', required: true }]
const gapped = new Set(['accordion', 'checkboxes', 'radios', 'select', 'service-navigation', 'summary-list', 'table', 'tabs', 'task-list'])
const datePart = [
  { name: 'label', type: 'string' }, { name: 'value', type: 'string' }, { name: 'error', type: 'boolean' }, { name: 'id', type: 'token' },
  { name: 'classes', values: ['govuk-input--width-3', 'govuk-input--error', 'app-one'] }, { name: 'attributes', type: 'attributes' },
  { name: 'autocomplete', type: 'token' }, { name: 'pattern', type: 'string' }
]

// By component and option: what the documentation says in words.
const meanings = {
  'accordion.id': { required: true, type: 'token' },
  'accordion.items.heading': { required: true },
  'button.type': { values: ['button', 'submit', 'reset'] },
  'character-count.countType': { values: ['words', 'characters'] },
  'character-count.maxlength': { values: ['10', '200'] },
  'character-count.maxwords': { values: ['50'], likely: 0.3 },
  'character-count.threshold': { values: ['75'] },
  'character-count.rows': { values: ['3', '12'] },
  'character-count.textareaDescriptionText': { values: ['At most %{count}, yes %{count}', 'No "limit"'] },
  'checkboxes.items.behaviour': { values: ['exclusive'] },
  'checkboxes.items.divider': { likely: 0.1 },
  'checkboxes.items.value': { type: 'token', required: true },
  'checkboxes.values': { values: [['alpha'], ['beta-2', 'delta'], []] },
  'date-input.day': { params: [...datePart, { name: 'name', values: ['day', 'dd'] }] },
  'date-input.month': { params: [...datePart, { name: 'name', values: ['month', 'mm'] }] },
  'date-input.year': { params: [...datePart, { name: 'name', values: ['year', 'yyyy'] }] },
  'date-input.id': { required: true, type: 'token' },
  'date-input.items': { likely: 0.3 },
  'date-input.items.name': { required: true, values: ['day', 'month', 'year', 'dd', 'Month[MM]'] },
  'date-input.namePrefix': { type: 'token' },
  'date-input.values': { values: [{ day: '1', month: '02', year: '' }, { 'alpha-day': '31', month: '"' }, {}] },
  'footer.navigation.columns': { values: [2, 3] },
  'footer.contentLicence': { likely: 0.6 },
  'language-navigation.items.dir': { values: ['ltr', 'rtl'] },
  'language-navigation.items.lang': { values: ['cy', 'en', 'ar'], required: true },
  'notification-banner.titleHeadingLevel': { values: ['1', '2', '3'] },
  'notification-banner.type': { values: ['success', 'odd'] },
  'pagination.items.number': { required: true },
  'pagination.items': { likely: 0.6 },
  'panel.actions.items.type': { values: ['button', 'submit'] },
  'panel.classes': { values: ['govuk-panel--interruption', 'app-one', 'app-one govuk-panel--interruption'] },
  'cookie-banner.messages.actions.type': { values: ['button', 'submit'] },
  'radios.items.divider': { likely: 0.1 },
  'radios.items.value': { type: 'token', required: true },
  'radios.value': { type: 'token' },
  'select.items.value': { type: 'token' },
  'select.items.text': { type: 'token', required: true },
  'select.value': { type: 'token' },
  'service-navigation.slots.end': { values: ['<b>end</b>', { html: '<i>end</i>', align: 'inline' }, { html: '<i>end</i>', align: 'start' }] },
  'service-navigation.slots.start': { type: 'html' },
  'service-navigation.slots.navigationStart': { values: ['<li>first</li>'] },
  'service-navigation.slots.navigationEnd': { values: ['<li>last</li>'] },
  'summary-list.rows.key': { required: true },
  'table.rows': { rows: true },
  'table.head': { gaps: false },
  'tabs.idPrefix': { required: true, type: 'token' },
  'tabs.items.id': { required: false, type: 'token' },
  'tabs.items.panel': { required: true },
  'task-list.items.title': { required: true },
  'task-list.items.status': { required: true },
  'textarea.rows': { values: ['2', '8'] }
}
// The templates of these write the attributes of their group out themselves, as texts.
const writesGroupAttributes = new Set(['password-input', 'character-count'])

function typeOf(name, type) {
  if (/[aA]ttributes$/.test(name)) return 'attributes'
  if (/(^html|Html)$/.test(name)) return 'html'
  if (/[cC]lasses$/.test(name)) return 'classes'
  if (/^(href|url|.*Url)$/.test(name)) return 'address'
  if (/^(id|name|idPrefix|for|describedBy|titleId|navigationId)$/.test(name)) return 'token'
  return type
}

function option(component, at, given) {
  const where = at ? `${component}.${at}.${given.name}` : `${component}.${given.name}`
  const made = { name: given.name, type: typeOf(given.name, given.type), gaps: !at && gapped.has(component) }
  if (requiredNames.has(given.name)) made.required = true
  const part = given.isComponent && !given.params ? parts[given.name] : undefined
  if (part) made.params = optionsOf(part)
  else if (given.params) made.params = list(component, at ? `${at}.${given.name}` : given.name, given.params)
  if (plurals.includes(given.name)) made.params = plural
  if (given.type === 'array') made.type = 'array'
  if (given.name === 'attributes' && at === 'formGroup' && writesGroupAttributes.has(component)) made.type = plain
  return Object.assign(made, meanings[where])
}

function list(component, at, params) {
  const seen = new Set()
  return params.filter((given) => given.type !== 'nunjucks-block' && !seen.has(given.name) && seen.add(given.name))
    .map((given) => option(component, at, given))
}

/** The options of a GOV.UK component, ready for the generator. */
function optionsOf(component) {
  return list(component, '', readJson(component, 'macro-options.json'))
}

module.exports = { optionsOf }
