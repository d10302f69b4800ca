/** The room's door: what happened to issues goes out to whoever registered a webhook for it. */
export { sendWebhooks } from './send.ts'
