// Targets are the browserslist of package.json: WeChat's base library 3.0.0 and newer.
const nutui = '@nutui/nutui-react-taro/dist/es/packages'

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        camel2DashComponentName: false,
        customName: (name) => `${nutui}/${name.toLowerCase()}`,
        style: (name) => `${nutui}/${name.split('/').pop()}/style/css`,
      },
      'nutui',
    ],
  ],
}
