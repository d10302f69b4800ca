/** Nothing of a request is sent after its moment: the clock is asked where undici is about to write to the socket, in the same turn. */
import type { Dispatcher } from 'undici'
import type { Instant } from '../base/index.ts'

/** Nothing of the request has been sent. */
export class HeldUp extends Error {
  override readonly name = 'HeldUp'
}

/** A name to look up, a connection to make, others in front: a process may sleep through any of them. */
export const sentUntil =
  (last: Instant, now: () => Instant): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        handler.onRequestStart?.(controller, context)
        if (now() > last) controller.abort(new HeldUp())
      },
      onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
      onResponseStart: (...told) => handler.onResponseStart?.(...told),
      onResponseData: (...told) => handler.onResponseData?.(...told),
      onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
      onResponseError: (...told) => handler.onResponseError?.(...told),
    })
