// The quick exit. Without this script the link still leaves, by itself.
(function () {
  const link = document.querySelector("[data-exit]"), title = document.title;
  let veil, held, presses, last;

  function leave(event) {
    event.preventDefault();
    veil = veil || document.createElement("div");
    veil.className = "veil";
    document.body.append(veil);
    document.title = link.hostname;
    location.replace(link.href);
  }

  function forget() {
    presses = held = 0;
  }

  if (link) {
    link.addEventListener("click", leave);
    // Coming back from the browser's page cache must not show the veil or a half-made count.
    addEventListener("pageshow", function () {
      forget();
      document.title = title;
      if (veil) veil.remove();
    });
    for (const other of ["blur", "pointerdown", "wheel"]) addEventListener(other, forget);
    addEventListener("keydown", function (event) {
      // Alt+Shift changes the keyboard's language.
      if (event.key != "Shift" || event.altKey || event.ctrlKey || event.metaKey) forget();
      else if (!event.repeat) held = 1;
    });
    // Only a Shift let go with nothing typed under it counts: capitals do not.
    addEventListener("keyup", function (event) {
      if (event.key != "Shift" || !held) return;
      held = 0;
      presses = event.timeStamp - last < 2000 ? presses + 1 : 1;
      last = event.timeStamp;
      if (presses > 2) leave(event);
    });
  }
})();
