// What random options a component of the MOJ Design System may be given. The package documents few of them, so they are listed here, as
// the templates read them.
'use strict'

const { optionsOf } = require('./govuk-options.js')

const text = (name, more) => ({ name, type: 'string', ...more })
const html = (name, more) => ({ name, type: 'html', ...more })
const flag = (name) => ({ name, type: 'boolean' })
const oneOf = (name, values, more) => ({ name, values, ...more })
const object = (name, params, more) => ({ name, type: 'object', params, ...more })
const array = (name, params, more) => ({ name, type: 'array', params, required: true, ...more })
const href = { name: 'href', type: 'address', required: true }
const classes = { name: 'classes', type: 'classes' }
const attributes = { name: 'attributes', type: 'attributes' }
// Some templates write attributes out themselves, as texts.
const plainAttributes = { name: 'attributes', type: 'plain-attributes' }
const content = [text('text', { required: true }), html('html')]
const required = { required: true }
const token = (name, more) => ({ name, type: 'token', ...more })
const level = (name) => oneOf(name, [1, 2, 3, 4])

const label = object('label', optionsOf('label'), required)
const hint = object('hint', optionsOf('hint'))
const errorMessage = object('errorMessage', optionsOf('error-message'))
const formGroup = optionsOf('input').find((option) => option.name === 'formGroup')
// Whole minutes that are not whole hours: the product writes 9:00am where the filter writes 9am.
const moments = ['2016-04-01T09:05:00.000Z', '2016-07-15T22:59:00.000Z', '2016-07-15T23:01:00.000Z', '2017-01-31T00:30:00.000Z', '2017-03-26T11:45:00.000Z']
const menu = [
  array('items', [text('text', required), html('html'), token('name'), oneOf('type', ['button', 'submit']), text('value'),
    { ...href, required: false }, flag('disabled'), classes, attributes]),
  object('button', [text('text'), classes]), oneOf('alignMenu', ['left', 'right']), classes, attributes
]
const navigationItem = [...content, href, flag('active'), plainAttributes]

const components = {
  'add-another': [
    token('id', required), oneOf('itemLabel', ['Person', 'Adult in the household', "Child's school"]), oneOf('layout', ['inline', 'stacked']),
    array('items', [
      object('fieldset', [
        html('html', { required: true }), object('legend', [html('html'), classes]), classes, attributes, token('describedBy'),
        oneOf('role', ['group'])
      ], required),
      errorMessage, object('removeButton', [token('name'), text('value')]), classes, attributes
    ]),
    oneOf('addAnotherButtonText', ['Add a %{itemLabel}', 'One more']), oneOf('removeButtonText', ['Take %{itemLabel} %{number} away', 'Remove']),
    text('removeButtonSuffixText'), object('itemLegendText', [
      oneOf('one', ['The only %{itemLabel}']), oneOf('other', ['%{itemLabel} %{number} of %{count}'], required)
    ]),
    text('fieldLabelSuffixText'), text('newItemSuffixText'), classes, attributes
  ],
  alert: [
    oneOf('variant', ['information', 'success', 'warning', 'error', 'odd']), text('title', required), flag('showTitleAsHeading'),
    oneOf('headingTag', ['h2', 'h3', 'h4', 'h5']), text('text'), html('html'), flag('dismissible'), text('dismissText'),
    flag('disableAutoFocus'), text('focusOnDismissSelector'), token('role'), classes, attributes
  ],
  badge: [...content, classes, plainAttributes],
  'button-menu': menu,
  'date-picker': [
    token('id', required), token('name', required), text('value'), formGroup, label, hint, errorMessage, oneOf('minDate', ['17/5/2024']),
    oneOf('maxDate', ['1/12/2026']), oneOf('excludedDates', ['2/2/2025 3/3/2025']), oneOf('excludedDays', ['saturday sunday']),
    flag('leadingZeros'), oneOf('weekStartDay', ['monday', 'sunday']), classes, attributes
  ],
  filter: [
    object('heading', content, required), object('selectedFilters', [
      object('heading', content, required), object('clearLink', [href, text('text', required)], required),
      array('categories', [object('heading', content, required), array('items', [href, text('text', required)])])
    ]),
    object('submit', [text('text'), attributes]), html('optionsHtml'), plainAttributes
  ],
  'identity-bar': [object('title', content), { ...array('menus', menu), required: false }, classes, attributes],
  'interruption-card': [
    text('heading', required), html('html', required),
    object('primaryAction', [text('text', required), oneOf('style', ['link', 'button']), href, attributes], required),
    object('secondaryAction', [text('text', required), oneOf('style', ['link', 'button']), href, attributes])
  ],
  messages: [
    token('id'), text('label'), array('items', [
      token('id'), ...content, oneOf('type', ['sent', 'received'], required), text('sender', required), oneOf('timestamp', moments, required)
    ]),
    classes, plainAttributes
  ],
  'multi-file-upload': [
    object('uploadedFiles', [
      object('heading', content, required),
      array('items', [
        object('message', content, required), token('fileName', required), text('originalFileName', required),
        object('deleteButton', [text('text', required)], required)
      ])
    ], required),
    html('uploadHtml'), classes, plainAttributes
  ],
  'notification-badge': [oneOf('text', ['0', '1', '7', '98', '99', '100'], required), text('visuallyHiddenText'), classes, attributes],
  'page-header-actions': [
    object('heading', [...content, level('level'), classes], required), { ...array('items', optionsOf('button')), required: false }, classes,
    attributes
  ],
  search: [
    { ...href, name: 'action' }, oneOf('method', ['get', 'post']), oneOf('layout', ['stacked', 'inline']), flag('iconButton'), label, hint,
    object('input', [
      token('id'), token('name'), oneOf('type', ['search', 'text']), text('value'), classes, attributes, errorMessage, flag('disabled'),
      flag('spellcheck'), token('autocomplete'), text('pattern'), token('inputmode'), token('describedBy')
    ], required),
    object('button', [text('text', required), html('html'), token('id'), token('name'), text('value'), classes, attributes, flag('preventDoubleClick')],
      required),
    object('csrf', [token('name'), text('value', required)]), classes, attributes
  ],
  'side-navigation': [
    text('label'), array('items', navigationItem), {
      ...array('sections', [object('heading', [...content, level('headingLevel'), classes, plainAttributes], required), array('items', navigationItem)]),
      required: false
    },
    classes, plainAttributes
  ],
  'sub-navigation': [text('label'), array('items', [...navigationItem, classes]), classes, plainAttributes],
  'ticket-panel': [array('items', [...content, classes, plainAttributes]), classes, plainAttributes],
  timeline: [
    array('items', [
      object('label', content, required), ...content, oneOf('datetime', [
        ...moments.map((timestamp) => ({ timestamp, type: 'datetime' })), { timestamp: '2016-12-25', type: 'date' }
      ], required),
      object('byline', content), classes, plainAttributes
    ]),
    level('headingLevel'), classes, plainAttributes
  ]
}

module.exports = { components }
