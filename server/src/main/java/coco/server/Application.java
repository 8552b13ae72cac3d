package coco.server;

import coco.server.demo.MadeTime;
import coco.server.settings.Settings;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the server is made of. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan
@EnableScheduling
@Modulithic
class Application {
  @Bean
  Clock clock(Settings settings) {
    return settings.demo() ? new MadeTime() : Clock.systemUTC();
  }
}
