export { appOwner, sendAppMessage } from './app-message'
export { isRobotAddress, robotOwner, speakAsRobot } from './robot'
