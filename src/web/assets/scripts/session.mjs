// Says two minutes before a session runs out that it will, to who is not typing just then, and offers to go on; when it has, nothing of the page stays on the screen. Without it the
// server ends the session all the same.
const warningSeconds = 120

const build = (end) => {
  const box = document.createElement('div')
  box.className = 'app-session-warning'
  box.setAttribute('role', 'alertdialog')
  box.setAttribute('aria-label', 'You will be signed out soon')
  const words = document.createElement('p')
  const time = new Date(end).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  words.textContent = `You will be signed out at ${time}, because nothing has been sent for a while. What you have typed is kept.`
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button'
  button.textContent = 'Stay signed in'
  box.append(words, button)
  return { box, words, button }
}

// Every window of a browser has the same session: what one of them asked for has kept it open for all.
const windows = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null

const extend = (session) => fetch(session.path, { method: 'POST', body: session.proof }).catch(() => null)
const isExtended = (answer) => answer?.ok && !answer.redirected

const goOn = async (session, { words, button }) => {
  const answer = await extend(session)
  if (isExtended(answer)) {
    begin(session)
    windows?.postMessage('kept')
  } else if (!answer) words.textContent = 'The site could not be reached. Try once more; what you have typed is kept.'
  else {
    words.textContent = 'You have been signed out. Sign in again to go on; what you have typed is kept.'
    button.remove()
  }
}

// The page is asked for again: where the session has ended, that leads to the sign-in page; where another window has kept it open, to the same page. Typed words
// are in their draft. What was shown goes first, so that it goes without a network too.
const leave = () => {
  document.querySelector('main')?.replaceChildren()
  document.title = 'Signed out'
  location.assign(location.pathname + location.search)
}

const isWritten = (element) => element?.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=file], [type=submit])')

// Where somebody is in a field, the next letter is meant for it: they are told, and the focus stays.
const warn = (session, end) => {
  session.parts = build(end)
  const { box, button } = session.parts
  session.before = document.activeElement
  session.ending = setTimeout(leave, Math.max(0, end - Date.now()) + 1000)
  button.addEventListener('click', () => goOn(session, session.parts))
  if (isWritten(session.before)) box.setAttribute('role', 'alert')
  document.body.append(box)
  if (!isWritten(session.before)) button.focus()
}

const begin = (session) => {
  clearTimeout(session.timer)
  clearTimeout(session.ending)
  const hadFocus = session.parts?.box.contains(document.activeElement)
  session.parts?.box.remove()
  session.parts = null
  if (hadFocus) session.before?.focus()
  const end = Date.now() + session.seconds * 1000
  session.timer = setTimeout(() => soonOver(session, end), Math.max(0, session.seconds - warningSeconds) * 1000)
}

// Who has typed in the last minutes is there: the session goes on without a word.
const soonOver = async (session, end) => {
  if (Date.now() - session.typedAt < warningSeconds * 1000 && isExtended(await extend(session))) {
    begin(session)
    windows?.postMessage('kept')
  } else warn(session, end)
}

export const warnOfTimeout = () => {
  const { sessionSeconds, sessionPath } = document.body.dataset
  // The sign-out form holds the proof that a post comes from a page of ours; this post needs the same.
  const form = document.querySelector('form[data-sign-out]')
  if (!sessionSeconds || !sessionPath || !form) return
  const session = { path: sessionPath, proof: new URLSearchParams(new FormData(form)), seconds: Number(sessionSeconds), typedAt: -Infinity }
  document.addEventListener('input', () => (session.typedAt = Date.now()))
  windows?.addEventListener('message', () => begin(session))
  windows?.postMessage('kept') // the page itself was asked for
  begin(session)
}
