export { appOwner, sendAppMessage, type WecomApp } from './app-message'
export { isRobotAddress, robotOwner, speakAsRobot } from './robot'
