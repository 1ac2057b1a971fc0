/** Shown to whoever comes without having been handed an address: what happened, why, what to do. */
export const closedPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>前哨 CRM</title>
<body>
<h1>这个窗口没有打开数据的凭证</h1>
<p>每个地址只能使用一次，程序重新启动后旧地址也会失效。</p>
<p>请回到程序窗口，或重新运行程序；用 <code>outpost desktop address</code> 可以得到新的地址。</p>
<hr>
<h1>This window holds no key to the data</h1>
<p>Each address opens once, and a restart of the program ends the old ones.</p>
<p>Go back to the program's window or start it again; <code>outpost desktop address</code> prints a new address.</p>
</body>
</html>
`;
