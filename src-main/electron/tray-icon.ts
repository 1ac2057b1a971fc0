/** The program's icon in 32 pixels: a data address, because it must work from inside the archive. */
export const trayIcon =
  'data:image/png;base64,' +
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAACZklEQVR4nOyXT08TQRjGn9ldgsFQ5aDIv5bqxRANVCkUb56IHoyJ' +
  'MU1IUIJ+gGov/QhcCJt40USJF3sypjEmetEL/xr0UIkaStQAKkajFjCgW8qO76xUiUWcjcN68Zdsdmbed/M8mX13ZsfAemKxnT5W' +
  'doFaETDewsB2QwEc/D04y1AzvchXBmCa88UYKzZ8sfgxaNpVGqjFFsKBOdj2+UWz/+4PA754vJNx7R48hNv2cWGC7UgkqrhVeMoY' +
  'q4GHODPBCwc1ni+c9Vpc4Lxqpp8xqBnBP4NFDAYeWVeLJVyKnnbuF2/ewsrqKpTKk7aYgcDvEloDfnS3hZ12KjOB+9ks1MICxmbh' +
  'bcbP8KlQM8KNfsgyPj2DB9mpP+YZkKQr3CqbirmFBVwZGpHKlTYgi6iTrsHryC0vS+UrN5BI3Ubm9RvpfKUGUo8ncG10zNUzSg1Y' +
  'hQLcokEh0cOHcO5Ih6tnlBoQ9J08gZb6Oul85QbKdB3J3h5UVVRI5UvXQPLhI8zmcrLpCDXUq12IhIHhFy+hGuWv4L8Bt2xaA03+' +
  'BqSmvhfSAdqaPa2B/bU1CO0N4gutbuJqDjaiqU7++/5rA/v2VJeMBat3QbkBzvFuo8DMh48lY28/ya8DMghtjU5AmY2Cz2hLHZrM' +
  'Ire05FzDtKhkZl9BKaRNP6UQBjp/jdm2jeSIu63VtT5pa5ZtXKa5mIfXkKbQ1r6afdM20AuPIc0eoa2LTj49Olne3jEOxo7StFRi' +
  'C1k7nEY/m/13RF8vBqz02HOrvW2wHHpedKlAKul4vh0KWDuei9/kG3Q877bMgSfF2DcAAAD//13col0AAAAGSURBVAMAD2rUDTCk' +
  'SWgAAAAASUVORK5CYII=';
