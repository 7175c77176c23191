// What the program says of its own routes.
import { run } from './holdfast.mjs'
import { isLetIn, isOfPerson, isTold, standings } from './matrix.mjs'

export async function everyRoute() {
  return JSON.parse((await run(['routes', '--format', 'json'])).out)
}

/** The part of docs/reference/access.md about the API, as the program has it. */
export async function apiTable() {
  return (await run(['docs', 'api'])).out
}

const known = new Set(['method', 'pattern', 'permission', 'means', 'recent_proof', 'visitor'])

/** The roles as their accounts are named in the example: `board-member` for `board_member`. */
export function rolesOf(routes) {
  return Object.keys(routes[0]).filter(key => !known.has(key)).map(key => ({ key, account: key.replaceAll('_', '-') }))
}

/** docs/reference/access.md as it is to be. */
export function accessTable(routes) {
  const who = ['visitor', ...rolesOf(routes).map(role => role.key)]
  const row = cells => `| ${cells.join(' | ')} |`
  return [
    '# Who may use which page',
    '',
    'Every page (GET) and form (POST) of the site, the permission it needs, and the roles that hold it; what the API does is [below](#the-api). The table is written by',
    '`dev/access-table` from `holdfast routes`; a test asks the running site for every line of it as every role.',
    '',
    'A visitor is sent to the sign-in form by every other page, whether it exists or not; somebody whose role does not include a page is',
    'told so with status 403. *Proof* says that the person is asked to prove again who they are, unless they did so in the last five minutes.',
    'The pages under `/design` are there only where the site is served with `--gallery`, for those who work on the pages.',
    '',
    row(['Method', 'Path', 'Permission', 'Proof', ...who.map(key => key.replaceAll('_', ' '))]),
    row(['---', '---', '---', ':-:', ...who.map(() => ':-:')]),
    ...routes.map(route => row([route.method, `\`${route.pattern}\``, `\`${route.permission}\``, route.recent_proof ? 'yes' : '', ...who.map(key => (route[key] ? 'yes' : ''))])),
    '',
    ...standingTable(routes, who),
  ].join('\n')
}

/** The second table of docs/reference/access.md: by which standing to a person's record which roles are let in. */
function standingTable(routes, who) {
  const row = cells => `| ${cells.join(' | ')} |`
  const roles = (route, standing) => {
    const letIn = who.filter(key => isLetIn(routes, route, key, standing))
    const told = who.filter(key => !letIn.includes(key) && isTold(routes, route, key, standing))
    const words = keys => keys.map(key => key.replaceAll('_', ' ')).join(', ')
    return [words(letIn), told.length > 0 ? `*known, and no more:* ${words(told)}` : ''].filter(Boolean).join('; ')
  }
  return [
    '## Records of children and adults',
    '',
    'A role is let into the pages of a person\'s record as far as the record stands to its holder: what they are in it, whose it is, how closely it is kept ([need to know](need-to-know.md)). Where a cell does not',
    'name a role, its holders are answered with status 404, as if there were no such record, or with 403 where the table above does not let the role in at all. A test makes a record of each standing and asks the running site for every cell, on both databases.',
    '',
    row(['Method', 'Path', ...standings.map(standing => standing.name)]),
    row(['---', '---', ...standings.map(() => '---')]),
    ...routes.filter(isOfPerson).map(route => row([route.method, `\`${route.pattern}\``, ...standings.map(standing => roles(route, standing))])),
    '',
  ]
}
