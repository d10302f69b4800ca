/** Notices on their way out: by mail and to the operator's webhook, tried again while they cannot leave. */
import { Fault, NoAnswer } from '../../../base/index.ts'
import { hmac, sendMail } from '../../../host/index.ts'
import { claimDelivery, type Delivery, type Sent, settleDelivery } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import type { Told } from './tell-of.ts'

const MINUTE = 60_000
/** After each try that failed; after the last the notice is given up. */
const PAUSES = [1, 5, 30, 120, 360, 720].map((minutes) => minutes * MINUTE)

export async function deliverNotices(ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivery = await claimDelivery(ports.db, ports.world.now())
    if (!delivery) return
    await settleDelivery(ports.db, delivery, await deliver(ports, delivery))
  }
}

/** A way that failed is tried again, with the same id: who received it all the same knows the second one by that. */
async function deliver(ports: WorkerPorts, delivery: Delivery): Promise<Sent> {
  try {
    await (delivery.channel === 'mail' ? mail : post)(ports, delivery, delivery.told as unknown as Told)
    return { state: 'sent' }
  } catch (error) {
    const trouble = error instanceof Fault || error instanceof NoAnswer ? error.message : 'It could not be sent.'
    ports.log.warn({ code: delivery.what, reason: delivery.channel, err: error }, 'notice not sent')
    const pause = PAUSES[delivery.tries - 1]
    if (pause === undefined) return { state: 'failed', trouble }
    return { state: 'due', dueAt: ports.world.now() + pause, trouble }
  }
}

async function mail({ settings }: WorkerPorts, { notice, recipient }: Delivery, told: Told): Promise<void> {
  await sendMail(settings, {
    id: notice,
    to: recipient,
    subject: `Fairlead: ${told.says}`.replace(/\s+/g, ' ').slice(0, 200),
    text: [told.says, told.remedy, factsOf(told), told.link].filter(Boolean).join('\n\n'),
  })
}

const factsOf = ({ site, account, last4 }: Told): string =>
  [`Site: ${site}`, `Account: ${account}`, `Token: ends with ${last4}`].join('\n')

const post = (ports: WorkerPorts, { notice, saidAt }: Delivery, told: Told): Promise<void> =>
  postNotice(ports, notice, { at: new Date(saidAt).toISOString(), ...told })

/** Signed as Jira's own webhooks are, over the whole body, which holds the moment and the notice's id. */
export async function postNotice({ world, settings }: WorkerPorts, id: string, told: object): Promise<void> {
  const { noticeUrl, noticeSecret, requestTimeout } = settings
  if (noticeUrl === undefined || noticeSecret === undefined) return
  const body = JSON.stringify({ id, ...told })
  const { status } = await world.fetch({
    method: 'POST',
    url: noticeUrl,
    deadline: requestTimeout,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Fairlead',
      'x-hub-signature': `sha256=${hmac(noticeSecret.reveal(), body)}`,
      'x-fairlead-notice': id,
    },
    body,
  })
  if (status < 200 || status >= 300)
    throw new Fault('connection.refused', `The address for notices answered ${status}.`, {
      remedy: 'Look at FAIRLEAD_NOTICE_URL and at what answers there.',
    })
}
