/** What WeChat's own style sheet gives to built-in tags, as far as it decides how a page looks. */
export const BASE_STYLES = `
* { -webkit-tap-highlight-color: transparent }
html, body { margin: 0; font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif }
wx-page { display: block; min-height: 100%; font-size: 16px; line-height: normal }
wx-view, wx-scroll-view, wx-swiper, wx-swiper-item, wx-form, wx-radio-group, wx-checkbox-group, wx-picker,
wx-navigator, wx-rich-text { display: block }
wx-text { display: inline; white-space: pre-wrap }
wx-label { display: inline }
[hidden] { display: none !important }
wx-scroll-view { overflow: auto }
wx-swiper { height: 150px; overflow: hidden; position: relative }
wx-swiper-item { width: 100%; height: 100%; position: absolute; overflow: hidden }
wx-swiper-item:not(:first-child) { visibility: hidden }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { width: 100%; height: 100%; display: block; object-fit: fill }
wx-image[mode=aspectFit] > img { object-fit: contain }
wx-image[mode=aspectFill] > img { object-fit: cover }
wx-image[mode=widthFix] { height: auto !important }
wx-image[mode=widthFix] > img { height: auto }
wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding: 0 14px;
  box-sizing: border-box; font-size: 18px; text-align: center; line-height: 2.55555556; border-radius: 5px;
  overflow: hidden; color: #000; background-color: #f8f8f8 }
wx-button:after { content: " "; width: 200%; height: 200%; position: absolute; top: 0; left: 0;
  border: 1px solid rgba(0, 0, 0, .2); transform: scale(.5); transform-origin: 0 0; box-sizing: border-box;
  border-radius: 10px }
wx-button[type=primary] { color: #fff; background-color: #1aad19 }
wx-button[type=warn] { color: #fff; background-color: #e64340 }
wx-button[disabled] { opacity: .6 }
wx-button[size=mini] { display: inline-block; line-height: 2.3; font-size: 13px; padding: 0 1.34em }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; white-space: nowrap }
wx-textarea { display: block; width: 300px; height: 150px }
wx-input > input, wx-textarea > textarea { font: inherit; color: inherit; border: 0; padding: 0; margin: 0;
  width: 100%; height: 100%; background: transparent; outline: 0; resize: none; text-align: inherit }
wx-input > div { display: flex; align-items: center; height: 100% }
wx-switch, wx-checkbox, wx-radio { display: inline-block }
wx-switch > i { display: block; width: 52px; height: 32px; border-radius: 16px; background: #dfdfdf; position: relative }
wx-switch > i:after { content: ""; position: absolute; top: 1px; left: 1px; width: 30px; height: 30px;
  border-radius: 15px; background: #fff }
wx-switch > i.on { background: #04be02 }
wx-switch > i.on:after { left: 21px }
`
