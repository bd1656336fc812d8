// Loaded into a program that shall do without the network: it ends where it would connect.
import { Socket } from "node:net";

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const { path, host } = [args[0]].flat()[0] ?? {};
  if (path === undefined) {
    console.error(`It wants to reach ${host ?? "another program"}`);
    process.exit(70);
  }
  return connect.apply(this, args);
};
