// Says two minutes before a session runs out that it will, and offers to go on; when it has, nothing of the page stays on the screen. Without it the
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

const goOn = async (session, parts) => {
  const answer = await fetch(session.path, { method: 'POST', body: session.proof }).catch(() => null)
  if (answer?.ok && !answer.redirected) {
    parts.box.remove()
    clearTimeout(parts.ending)
    start(session)
  } else {
    parts.words.textContent = 'You have been signed out. Sign in again to go on; what you have typed is kept.'
    parts.button.remove()
  }
}

// The page is asked for again: where the session has ended, that leads to the sign-in page; where another window has kept it open, to the same page. Typed words
// are in their draft. What was shown goes first, so that it goes without a network too.
const leave = () => {
  document.querySelector('main')?.replaceChildren()
  document.title = 'Signed out'
  location.assign(location.pathname + location.search)
}

const warn = (session, end) => {
  const parts = build(end)
  parts.ending = setTimeout(leave, Math.max(0, end - Date.now()) + 1000)
  parts.button.addEventListener('click', () => goOn(session, parts))
  document.body.append(parts.box)
  parts.button.focus()
}

const start = (session) => {
  const end = Date.now() + session.seconds * 1000
  setTimeout(() => warn(session, end), Math.max(0, session.seconds - warningSeconds) * 1000)
}

export const warnOfTimeout = () => {
  const { sessionSeconds, sessionPath } = document.body.dataset
  // The sign-out form holds the proof that a post comes from a page of ours; this post needs the same.
  const form = document.querySelector('form[data-sign-out]')
  if (!sessionSeconds || !sessionPath || !form) return
  start({ path: sessionPath, proof: new URLSearchParams(new FormData(form)), seconds: Number(sessionSeconds) })
}
