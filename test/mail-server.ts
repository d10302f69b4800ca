/** A mail server of a test's own: takes what SMTP demands and keeps what it was given. */
import { createServer, type Socket } from 'node:net'

export interface MailServer extends AsyncDisposable {
  readonly url: string
  readonly mails: { readonly from: string; readonly to: string[]; readonly text: string }[]
  /** How the next messages are answered; 250 takes them. */
  answer: string
}

export async function openMailServer(): Promise<MailServer> {
  const mails: MailServer['mails'] = []
  const state = { answer: '250 taken' }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    serve(socket, mails, () => state.answer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    get answer() {
      return state.answer
    },
    set answer(answer) {
      state.answer = answer
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function serve(socket: Socket, mails: MailServer['mails'], answer: () => string): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  let mail = { from: '', to: [] as string[], text: '' }
  let isText = false
  let rest = ''
  const hear = (line: string): void => {
    if (isText && line === '.') {
      isText = false
      const told = answer()
      if (told.startsWith('250')) mails.push(mail)
      mail = { from: '', to: [], text: '' }
      say(told)
    } else if (isText) mail.text += `${line}\n`
    else if (/^EHLO/i.test(line)) say('250 mail.example')
    else if (/^STARTTLS/i.test(line)) say('502 not here')
    else if (/^MAIL FROM/i.test(line)) {
      mail.from = /<(.*?)>/.exec(line)?.[1] ?? ''
      say('250 ok')
    } else if (/^RCPT TO/i.test(line)) {
      mail.to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
      say('250 ok')
    } else if (/^DATA/i.test(line)) {
      isText = true
      say('354 go on')
    } else if (/^QUIT/i.test(line)) {
      say('221 bye')
      socket.end()
    } else say('250 ok')
  }
  socket.on('error', () => {})
  socket.on('data', (data) => {
    rest += data.toString()
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      hear(line)
    }
  })
  say('220 mail.example')
}
