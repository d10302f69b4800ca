/** What logs in to Jira, as commands take it: the way in, the e-mail address, the client's id; the token by standard input only. */
import type { Command } from 'commander'
import { Fault } from '../base/index.ts'
import { type LoginMethodName, METHODS } from '../jira/index.ts'

export interface LoginOptions {
  readonly method?: string
  readonly email?: string
  readonly clientId?: string
  readonly tokenStdin?: boolean
  readonly expires?: string
}

/** `usual`: what a way in that is not named means. */
export function withLogin(command: Command, usual: string): Command {
  return command
    .option('--method <method>', `the way in: ${METHODS.join(', ')}; left out: ${usual}`)
    .option('--email <email>', 'e-mail address of the token’s account (Jira Cloud)')
    .option('--client-id <id>', 'of an OAuth client, whose secret is read in place of the token')
    .option('--token-stdin', 'read the token from standard input')
    .option('--expires <date>', 'the day on which the token ends, as YYYY-MM-DD')
}

/** As the actions take it. */
export async function loginIn({ method, email, clientId, tokenStdin, expires }: LoginOptions) {
  if (!tokenStdin)
    throw new Fault('input.invalid', 'The token is read from standard input only, so that it stands in no history.', {
      remedy: 'Add --token-stdin and pipe the token in.',
    })
  return {
    method: method === undefined ? null : methodNamed(method),
    email: email ?? null,
    clientId: clientId ?? null,
    token: await readAll(process.stdin),
    expiresAt: expires ?? null,
  }
}

function methodNamed(text: string): LoginMethodName {
  const method = METHODS.find((one) => one === text)
  if (method !== undefined) return method
  throw new Fault('input.invalid', `There is no way in called ${text}.`, {
    remedy: `Use one of ${METHODS.join(', ')}.`,
  })
}

export async function readAll(stream: AsyncIterable<string | Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk.toString()
  return text.trim()
}
