// The official templates of both design systems, rendered by Nunjucks as their documentation says.
'use strict'

process.env.TZ = 'Europe/London'
const fs = require('node:fs')
const path = require('node:path')
const nunjucks = require('nunjucks')
const mojFilters = require('@ministryofjustice/frontend/moj/filters/all.js')

const govuk = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist')
const moj = path.dirname(require.resolve('@ministryofjustice/frontend/package.json'))
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([govuk, moj]), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true
})
for (const [name, filter] of Object.entries(mojFilters())) environment.addFilter(name, filter)

const govukFolder = path.join(govuk, 'govuk', 'components')

/** The names of the GOV.UK components. */
function govukComponents() {
  return fs.readdirSync(govukFolder).filter((name) => fs.existsSync(path.join(govukFolder, name, 'fixtures.json')))
}

function readJson(component, file) {
  return JSON.parse(fs.readFileSync(path.join(govukFolder, component, file), 'utf8'))
}

function macroName(component) {
  const words = component.replace(/^moj\//, '').split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')
  if (component === 'moj/interruption-card') return 'interruptionCard'
  return (component.startsWith('moj/') ? 'moj' : 'govuk') + words
}

/** What the template of a component makes of these options. MOJ components are named `moj/...`. */
function render(component, options) {
  const folder = component.startsWith('moj/') ? component.replace('moj/', 'moj/components/') : `govuk/components/${component}`
  const macro = macroName(component)
  // The interruption card takes its words from its caller.
  const call = macro === 'interruptionCard' ? `{% call ${macro}(params) %}{{ params.html | safe }}{% endcall %}` : `{{ ${macro}(params) }}`
  return environment.renderString(`{% from "${folder}/macro.njk" import ${macro} %}${call}`, { params: options })
}

module.exports = { govukComponents, readJson, render }
