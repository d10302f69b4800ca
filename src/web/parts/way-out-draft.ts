/** A way out as it is typed: certificate authorities, a proxy and its login. Pure. */

export interface WayOutDraft {
  readonly authorities: string
  readonly proxy: string
  readonly proxyUser: string
  readonly proxyPassword: string
}

export const USUAL_WAY: WayOutDraft = { authorities: '', proxy: '', proxyUser: '', proxyPassword: '' }

/** As the actions take it: what was left empty is none. */
export function wayOutOf({ authorities, proxy, proxyUser, proxyPassword }: WayOutDraft) {
  const none = (text: string): string | null => text.trim() || null
  return {
    authorities: none(authorities),
    proxy: none(proxy),
    proxyUser: proxy.trim() === '' ? null : none(proxyUser),
    proxyPassword: proxy.trim() === '' || proxyPassword === '' ? null : proxyPassword,
  }
}
