import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TerserPlugin from 'terser-webpack-plugin'
import { version } from '../package.json'

const root = path.resolve(__dirname, '..')
const at = (...parts: string[]) => path.join(root, ...parts)

/** Packages that ship newer syntax than the oldest supported phone runs. Taro alone transpiles only itself and us. */
const modern = /node_modules[\\/](@tanstack|@trpc|zod|@react-spring|@use-gesture)[\\/]/

/** `shared/` lies outside sourceRoot, and so would not be transpiled. */
const transpiled = [modern, at('shared')] as unknown as string[]

/**
 * Sizes are points, not shares of the screen: on a small phone text and buttons stay as large as they are. Taro's types
 * do not know this unit.
 */
const inPoints = { pxtransform: { enable: true, config: { targetUnit: 'px' as 'rem' } } }

export default defineConfig(async () => {
  const output = process.env.TARO_ENV === 'weapp' ? 'dist/weapp' : 'dist/h5'
  const config: UserConfigExport = {
    projectName: 'weigui',
    date: '2026-1-1',
    sourceRoot: 'miniprogram',
    outputRoot: output,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    logger: { quiet: true, stats: false },
    // NutUI draws its icons on <i>; without this plugin they vanish in WeChat, silently.
    plugins: ['@tarojs/plugin-html'],
    designWidth: designWidthOf,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    // 管理 takes the place of 制度 at run time; Taro copies only the icons that app.config names.
    copy: { patterns: [{ from: 'miniprogram/assets/tab', to: `${output}/assets/tab` }], options: {} },
    defineConstants: { APP_VERSION: JSON.stringify(version) },
    mini: {
      postcss: inPoints,
      compile: { include: transpiled },
      webpackChain(chain) {
        const polyfill = (file: string, name: string) => ({
          [name]: [at('miniprogram/_platform/polyfills', file), name],
        })
        const missing = { ...polyfill('abort', 'AbortController'), ...polyfill('bigint', 'BigInt') }
        chain.plugin('providerPlugin').tap((args: object[]) => [{ ...args[0], ...missing }])
        minifyBySwc(chain)
        keepCache(chain, 'weapp')
      },
    },
    h5: {
      postcss: inPoints,
      publicPath: '/app/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: transpiled },
      esnextModules: [/@nutui/] as unknown as string[], // its px are converted too
      webpackChain(chain) {
        minifyBySwc(chain)
        keepCache(chain, 'h5')
      },
    },
  }
  return config
})

/**
 * Our files are drawn for 750, NutUI's for 375. Taro copies the text of this function into the app, so it must stand
 * alone: a `typeof` in it would be compiled to a helper that does not exist there.
 */
function designWidthOf(input?: string | number | { file?: string }): number {
  const { file } = Object(input ?? {}) as { file?: string }
  return /[\\/]@nutui[\\/]/.test(file ?? '') ? 375 : 750
}

/** As small as by Terser, which takes longer than all the rest of a build together. Taro itself knows it and esbuild. */
function minifyBySwc(chain: WebpackChain) {
  chain.optimization
    .minimizer('terserPlugin')
    .tap(() => [{ minify: TerserPlugin.swcMinify, terserOptions: { ecma: 2017 }, extractComments: false }])
}

/** What is used of the chain that Taro hands over. */
type WebpackChain = {
  cache(value: unknown): void
  readonly optimization: { minimizer(name: string): { tap(change: () => unknown[]): void } }
}

/** Taro's own `cache.enable` depends on src/app.config, which we do not have, and so never stores anything. */
function keepCache(chain: WebpackChain, name: string) {
  chain.cache({
    type: 'filesystem',
    cacheDirectory: at('node_modules/.cache/taro'),
    name: `${process.env.NODE_ENV}-${name}`,
    buildDependencies: {
      config: ['config/index.ts', 'babel.config.js', 'package.json', 'miniprogram/app.config.ts', '.env'].map(
        (file) => at(file),
      ),
    },
  })
}
