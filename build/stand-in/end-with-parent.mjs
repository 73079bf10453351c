// A utility process of Electron ends with the app, also after a crash. Under plain Node the
// channel to the parent closes then; it must not keep the process alive by itself.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
