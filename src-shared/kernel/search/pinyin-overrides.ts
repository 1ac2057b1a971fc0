/** First readings of surnames that a dictionary of words gets wrong (china-rules 5.6). */
export const surnameReadings: ReadonlyMap<string, string> = parse(
  '单 shan;解 xie;仇 qiu;曾 zeng;查 zha;尉迟 yu chi;万俟 mo qi;朴 piao;盖 ge;覃 qin;区 ou;任 ren;华 hua;缪 miao;乐 yue;员 yun;翟 zhai;召 shao;' +
    '黑 he;秘 bi;冼 xian;宓 mi;逄 pang;繁 po;折 she;种 chong;洗 xian;祭 zhai;纪 ji;葛 ge;宁 ning;车 che;燕 yan;应 ying;令狐 ling hu;澹台 tan tai;' +
    '长孙 zhang sun;宰父 zai fu;夏侯 xia hou;鲜于 xian yu;单于 chan yu;尉 wei;哈 ha;牟 mu;褚 chu;过 guo;幸 xing;那 na;谌 chen;隗 wei;訾 zi;郇 xun',
);

/** Places and words whose reading depends on the word. */
export const wordReadings: ReadonlyMap<string, string> = parse(
  '重庆 chong qing;厦门 xia men;乐清 yue qing;六安 lu an;长沙 chang sha;银行 yin hang;商行 shang hang;行业 hang ye;车行 che hang;长春 chang chun;' +
    '长江 chang jiang;长城 chang cheng;长治 chang zhi;长安 chang an;亳州 bo zhou;蚌埠 beng bu;台州 tai zhou;丽水 li shui;衢州 qu zhou;莘县 shen xian;' +
    '东莞 dong guan;番禺 pan yu;大埔 da bu;洪洞 hong tong;盱眙 xu yi;牟平 mu ping;单县 shan xian;解放 jie fang;尉犁 yu li;铅山 yan shan;大城 dai cheng;' +
    '浚县 xun xian;歙县 she xian;黟县 yi xian;郴州 chen zhou;泸州 lu zhou;儋州 dan zhou;涪陵 fu ling;会稽 kuai ji;会计 kuai ji;音乐 yin yue;乐器 yue qi;' +
    '快乐 kuai le;娱乐 yu le;乐园 le yuan;百乐 bai le;重工 zhong gong;重型 zhong xing;重汽 zhong qi;重机 zhong ji;调味 tiao wei;调料 tiao liao;' +
    '模具 mu ju;朝阳 chao yang;华朝 hua chao;都江堰 du jiang yan;大厦 da sha;广厦 guang sha;首都 shou du;率先 shuai xian;效率 xiao lv;勐海 meng hai;' +
    '兴业 xing ye;复兴 fu xing;中兴 zhong xing;振兴 zhen xing;新兴 xin xing;宁波 ning bo;南宁 nan ning;济南 ji nan;兴宁 xing ning;澄迈 cheng mai;' +
    '吐鲁番 tu lu fan;巷道 hang dao;西藏 xi zang;宝藏 bao zang;收藏 shou cang;地产 di chan;家具 jia ju;参茸 shen rong;人参 ren shen;海参 hai shen',
);

/** Words of legal forms and trades that nobody reads in a second way: they spend none of a name's alternatives. */
export const plainWords: ReadonlyMap<string, string> = parse(
  '有限责任公司 you xian ze ren gong si;股份有限公司 gu fen you xian gong si;有限公司 you xian gong si;分公司 fen gong si;集团 ji tuan;' +
    '科技 ke ji;技术 ji shu;工程 gong cheng;电子 dian zi;贸易 mao yi;服务 fu wu;信息 xin xi;实业 shi ye;大学 da xue;国际 guo ji;设备 she bei;' +
    '制造 zhi zao;材料 cai liao;管理 guan li;咨询 zi xun;发展 fa zhan;事务所 shi wu suo;合作社 he zuo she;合伙 he huo;家居 jia ju;食品 shi pin',
);

function parse(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').map((entry) => {
      const space = entry.indexOf(' ');
      return [entry.slice(0, space), entry.slice(space + 1)];
    }),
  );
}
