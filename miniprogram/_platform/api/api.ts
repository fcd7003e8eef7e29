import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { Refusal } from '../../../shared/_kernel'
import type { AppRouter } from '../../../cloudfunctions/api'
import { failureOf } from './failure'
import { cloudLink } from './link'

export const api = createTRPCClient<AppRouter>({ links: [cloudLink] })

type Outputs = inferRouterOutputs<AppRouter>

/** What each procedure answers: the views that screens draw. Refusals are thrown by the link. */
export type Replies = {
  readonly [D in keyof Outputs]: { readonly [P in keyof Outputs[D]]: Answered<Outputs[D][P]> }
}

/** What each procedure is told. */
export type Inputs = inferRouterInputs<AppRouter>

export type Answered<T> = Exclude<T, Refusal>

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 1 && failureOf(error).kind === 'unanswered',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // WeChat has no online events; a read would wait for one for ever.
      networkMode: 'always',
    },
  },
})
