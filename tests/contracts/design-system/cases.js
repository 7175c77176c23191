// node cases.js SEED FOLDER: writes random options of every component, with what the official templates make of them, to FOLDER as
// govuk-random.jsonl and moj-random.jsonl. Fails if the templates no longer make the fixtures of their own package.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { govukComponents, readJson, render } = require('./templates.js')
const { Random, Generator } = require('./random.js')
const { optionsOf } = require('./govuk-options.js')
const moj = require('./moj-options.js')

const setsOfEach = 60

function checkFixtures() {
  let same = 0
  let all = 0
  for (const component of govukComponents())
    for (const fixture of readJson(component, 'fixtures.json').fixtures) {
      all++
      if (render(component, fixture.options).trim() === fixture.html.trim()) same++
    }
  console.log(`templates: fixtures ${same} of ${all} as the package ships them`)
  if (same !== all) process.exit(1)
}

function writeCases(file, components, seed) {
  const generator = new Generator(new Random(seed))
  const lines = []
  for (const [component, options] of components)
    for (let i = 0; i < setsOfEach; i++) {
      const set = generator.options(options)
      lines.push(JSON.stringify({ component, name: `random ${seed}/${i}`, options: set, html: render(component, set) }))
    }
  fs.writeFileSync(file, lines.join('\n') + '\n')
}

/** As the interface promises: so many random sets, over all components of both design systems. */
const promised = { sets: 2000, govuk: 39, moj: 17 }

const [seed, folder] = [Number(process.argv[2]), process.argv[3]]
checkFixtures()
const has = { govuk: govukComponents().length, moj: Object.keys(moj.components).length }
if (has.govuk < promised.govuk || has.moj < promised.moj || (has.govuk + has.moj) * setsOfEach < promised.sets) {
  console.error(`${has.govuk} and ${has.moj} components with ${setsOfEach} sets of each are fewer than ${JSON.stringify(promised)}`)
  process.exit(1)
}
console.log(`random options: seed ${seed}, ${setsOfEach} sets of each component`)
writeCases(path.join(folder, 'govuk-random.jsonl'), govukComponents().map((name) => [name, optionsOf(name)]), seed)
writeCases(path.join(folder, 'moj-random.jsonl'), Object.entries(moj.components).map(([name, options]) => [`moj/${name}`, options]), seed + 1)
