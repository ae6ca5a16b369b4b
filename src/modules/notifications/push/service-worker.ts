/**
 * The service worker, as it is sent: it shows a push and opens what was tapped. It keeps nothing and stands between nobody
 * and the net. A browser shows something for every push, so what cannot be read says the community's name.
 */
export const serviceWorker = `addEventListener("push",e=>{let d={};try{d=e.data.json()}catch{}
e.waitUntil(registration.showNotification(d.t||"Gaung",{body:d.b,tag:d.g,data:d.u}))});
addEventListener("notificationclick",e=>{e.notification.close();
e.waitUntil(clients.openWindow(new URL(e.notification.data||"/notifications",location.origin).pathname))});
`;
