import './_platform/polyfills/zod'
import { QueryClientProvider } from '@tanstack/react-query'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { heedReducedMotion, openCloud, queryClient } from './_platform'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(openCloud)
  useLaunch(heedReducedMotion)
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
