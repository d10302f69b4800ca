/** No token reaches the log, whatever object is handed to it. */
import { expect, test } from 'vitest'
import { Fault, Secret } from '../base/index.ts'
import { openLog } from './log.ts'

const CANARY = 'ATATT3xFfGF0canary'

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = []
  write(openLog('debug', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('only named fields are written; what is left out is named', () => {
  const lines = logged((log) => {
    log.info({ site: 'acme', headers: { authorization: CANARY }, token: CANARY, about: { deep: CANARY } }, 'asked')
    log.info({ credential: new Secret(CANARY) }, 'opened')
  })
  expect(lines).not.toContain(CANARY)
  expect(JSON.parse(lines.split('\n')[0] ?? '')).toMatchObject({
    level: 'info',
    site: 'acme',
    left: ['headers', 'token'],
    msg: 'asked',
  })
})

test('an error is written without the properties it carries', () => {
  const error = Object.assign(
    new Fault('jira.broken', 'no', { cause: Object.assign(new Error('why'), { request: CANARY }) }),
    {
      config: { headers: { authorization: CANARY } },
    },
  )
  const lines = logged((log) => log.error({ err: error }, 'failed'))
  expect(lines).not.toContain(CANARY)
  expect(JSON.parse(lines)).toMatchObject({
    err: { name: 'Fault', code: 'jira.broken', message: 'no', cause: { message: 'why' } },
  })
})
