/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** From package.json, by defineConstants. */
declare const APP_VERSION: string

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production'
    TARO_ENV: 'weapp' | 'h5'
    TARO_APP_CLOUD_ENV: string
  }
}
